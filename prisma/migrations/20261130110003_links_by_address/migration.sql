-- How often an address was mailed a link is asked before each one.
CREATE INDEX "Token_email_createdAt_idx" ON "Token" ("email", "createdAt");
