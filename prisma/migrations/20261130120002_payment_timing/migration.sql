-- When a business's customers pay is the owner's choice: connecting Stripe changes it no more.
CREATE TYPE "PaymentTiming" AS ENUM ('BEFORE', 'AT_APPOINTMENT', 'CUSTOMER_CHOOSES');
ALTER TABLE "Policy" ADD COLUMN "paymentTiming" "PaymentTiming" NOT NULL DEFAULT 'BEFORE';
-- A hosted database's owner may be bound by its own policies, which would hide every row from these.
ALTER TABLE "Policy" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "Tenant" NO FORCE ROW LEVEL SECURITY;
-- "Customers may pay at the appointment": where no card could be charged, all of them did.
UPDATE "Policy" p SET "paymentTiming" = CASE WHEN t."chargesEnabled" THEN 'CUSTOMER_CHOOSES' ELSE 'AT_APPOINTMENT' END::"PaymentTiming"
  FROM "Tenant" t WHERE t."id" = p."tenantId" AND p."payAtAppointment";
UPDATE "Tenant" t SET "catalogVersion" = t."catalogVersion" + 1
  FROM "Policy" p WHERE p."tenantId" = t."id" AND p."payAtAppointment";
ALTER TABLE "Policy" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Tenant" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Policy" DROP COLUMN "payAtAppointment";
