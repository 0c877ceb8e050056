CREATE TYPE "FilePurpose" AS ENUM ('PHOTO', 'LOGO');

CREATE TYPE "FileState" AS ENUM ('PENDING', 'LIVE', 'REMOVING');

ALTER TABLE "Tenant" ADD COLUMN     "storageLimitMb" INTEGER NOT NULL DEFAULT 2500;

CREATE TABLE "File" (
    "id" UUID NOT NULL,
    "tenantId" UUID NOT NULL,
    "purpose" "FilePurpose" NOT NULL,
    "state" "FileState" NOT NULL DEFAULT 'PENDING',
    "name" TEXT NOT NULL DEFAULT '',
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT,
    "width" INTEGER,
    "height" INTEGER,
    "color" TEXT,
    "alt" TEXT NOT NULL DEFAULT '',
    "focusX" INTEGER NOT NULL DEFAULT 50,
    "focusY" INTEGER NOT NULL DEFAULT 50,
    "uploadUntil" TIMESTAMPTZ(3) NOT NULL,
    "unusedSince" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "File_pkey" PRIMARY KEY ("tenantId","id")
);

CREATE INDEX "File_tenantId_sha256_idx" ON "File"("tenantId", "sha256");

CREATE INDEX "File_state_uploadUntil_idx" ON "File"("state", "uploadUntil");

ALTER TABLE "File" ADD CONSTRAINT "File_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- How much a business may keep is the operator's to say: mais_app may not set the new column of Tenant.
SELECT isolate_by_tenant('"File"');
