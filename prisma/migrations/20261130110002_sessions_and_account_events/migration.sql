-- Who is signed in where, what happened to an account, and which addresses are proven.

-- People who are here already count as proven, and so does whom an operator adds by hand. A sign-up says NULL.
ALTER TABLE "User" ADD COLUMN "emailProvenAt" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP;

ALTER TYPE "TokenKind" ADD VALUE 'ADDRESS_PROOF';
ALTER TABLE "Token" ADD COLUMN "invitedBy" UUID;
ALTER TABLE "ApiKey" ADD COLUMN "madeBy" UUID;
-- A hosted database's owner may be bound by its own policies, which would hide every row from these.
ALTER TABLE "Token" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "ApiKey" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "AuditEntry" NO FORCE ROW LEVEL SECURITY;
-- As far as the history tells and the owner may see it.
UPDATE "Token" t SET "invitedBy" = a."actorId" FROM "AuditEntry" a
 WHERE t."kind" = 'INVITATION' AND t."usedAt" IS NULL AND a."tenantId" = t."tenantId" AND a."subjectId" = t."id"
   AND a."action" = 'member.invited' AND a."actorKind" = 'MEMBER';
UPDATE "ApiKey" k SET "madeBy" = a."actorId" FROM "AuditEntry" a
 WHERE a."tenantId" = k."tenantId" AND a."subjectId" = k."id" AND a."action" = 'api_key.made' AND a."actorKind" = 'MEMBER';
ALTER TABLE "Token" FORCE ROW LEVEL SECURITY;
ALTER TABLE "ApiKey" FORCE ROW LEVEL SECURITY;
ALTER TABLE "AuditEntry" FORCE ROW LEVEL SECURITY;

-- One for each sign-in. A cookie names it; ending it ends every copy of the cookie.
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "device" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Session_userId_createdAt_idx" ON "Session" ("userId", "createdAt");
CREATE INDEX "Session_createdAt_idx" ON "Session" ("createdAt");

-- Browsers in which somebody was signed in, by the hash of a cookie that they keep.
CREATE TABLE "KnownDevice" (
    "userId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "KnownDevice_pkey" PRIMARY KEY ("userId", "tokenHash")
);
CREATE INDEX "KnownDevice_seenAt_idx" ON "KnownDevice" ("seenAt");

-- What happened to an account; what the person is mailed of is made from these rows.
CREATE TABLE "AccountEvent" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "device" TEXT NOT NULL DEFAULT '',
    "about" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AccountEvent_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "AccountEvent_userId_createdAt_idx" ON "AccountEvent" ("userId", "createdAt");
CREATE INDEX "AccountEvent_createdAt_idx" ON "AccountEvent" ("createdAt");

ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey"
  FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "KnownDevice" ADD CONSTRAINT "KnownDevice_userId_fkey"
  FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AccountEvent" ADD CONSTRAINT "AccountEvent_userId_fkey"
  FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT isolate_for_system('"Session"');
SELECT isolate_for_system('"KnownDevice"');
SELECT isolate_for_system('"AccountEvent"');

-- The same for everybody: who is signed in is nobody's to rewrite, not even the history of it.
REVOKE UPDATE ON "AccountEvent" FROM mais_system;

-- The owner's log of security asks for a few kinds among millions of entries about bookings.
CREATE INDEX "AuditEntry_security_idx" ON "AuditEntry" ("tenantId", "createdAt") WHERE "action" IN (
  'member.invited', 'member.invitation_withdrawn', 'member.role_changed', 'member.removed', 'api_key.made',
  'api_key.revoked', 'payouts.connected', 'customer.exported', 'customer.erased', 'impersonation.begun',
  'impersonation.ended');
