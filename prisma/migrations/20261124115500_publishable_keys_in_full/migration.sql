-- A publishable key stands in web pages, so its owner may look it up again. A secret one is only ever a hash.
ALTER TABLE "ApiKey" ADD COLUMN "publicKey" TEXT;
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_secret_stays_a_hash" CHECK ("kind" = 'PUBLISHABLE' OR "publicKey" IS NULL);
