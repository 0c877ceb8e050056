-- Since when Stripe lets us no longer into the business's account (closed, or the connection was taken back), and what Stripe
-- still wants to know of the business.
ALTER TABLE "Tenant" ADD COLUMN "stripeLostAt" TIMESTAMPTZ(3), ADD COLUMN "stripeRequirements" JSONB;
