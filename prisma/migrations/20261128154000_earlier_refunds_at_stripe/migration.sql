-- What a refund was called at Stripe before it was tried again or handed back by hand: late news of it is old news.
ALTER TABLE "Refund" ADD COLUMN "earlierStripeIds" TEXT[] DEFAULT ARRAY[]::TEXT[];
