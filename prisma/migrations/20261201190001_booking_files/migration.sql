ALTER TYPE "FilePurpose" ADD VALUE 'DOCUMENT';

ALTER TABLE "File" ADD COLUMN     "bookingId" UUID,
ADD COLUMN     "isShared" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "type" TEXT NOT NULL DEFAULT '';

CREATE INDEX "File_tenantId_bookingId_idx" ON "File"("tenantId", "bookingId");

ALTER TABLE "File" ADD CONSTRAINT "File_tenantId_bookingId_fkey" FOREIGN KEY ("tenantId", "bookingId") REFERENCES "Booking"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
