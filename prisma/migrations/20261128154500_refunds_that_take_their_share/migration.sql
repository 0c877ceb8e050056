-- Where something else has moved a payment's transfer (a dispute, a refund that failed), Stripe can't take the
-- business's share of a refund along with it: a job of ours takes it from whatever the business has of that payment.
ALTER TABLE "Refund" ADD COLUMN "ownReversal" BOOLEAN NOT NULL DEFAULT false;
