-- The business's account at Stripe that a payment page was made for: what is paid there has to have gone to it, also when
-- the business has another account by then.
ALTER TABLE "Checkout" ADD COLUMN "stripeAccountId" TEXT;
