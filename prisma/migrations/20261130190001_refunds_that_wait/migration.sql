-- The owner's list of money that waits for a hand: a few refunds among all that a business ever made. An index of a
-- status can't be used under a policy (an enum's comparison isn't leakproof); one of only those can.
CREATE INDEX "Refund_waiting_idx" ON "Refund" ("tenantId", "createdAt") WHERE "status" IN ('FAILED', 'PENDING');
