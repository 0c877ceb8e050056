/**
 * What of a booking's total is settled, minor units, in SQL: what was paid, less what went back. A gift was not owed, so it
 * isn't owed again; a refund that failed has not gone back. The same as `moneyState`, and kept with the booking by the
 * triggers of Payment and Refund (`settled_cents`), so that an index holds those that owe something. `booking` is the name
 * of its row.
 */
export const keptSettledSql = (booking: string): string => `coalesce(${booking}."settledCents", 0)`;

/**
 * Whether a refund `r` of a payment `p` waits for the owner: it could not be made, and its money was neither given back
 * nor taken by a bank in another way; or it is to be handed back by hand.
 */
export const waitsForOwnerSql = `(
  (r."status" = 'PENDING' AND p."method" <> 'CARD')
  OR (r."status" = 'FAILED' AND r."amountCents" <= p."amountCents"
    - (SELECT coalesce(sum(d."takenCents"), 0) FROM "Dispute" d
        WHERE d."tenantId" = p."tenantId" AND d."paymentId" = p."id" AND d."status" IN ('WON', 'LOST'))
    - (SELECT coalesce(sum(s."amountCents"), 0) FROM "Refund" s
        WHERE s."tenantId" = p."tenantId" AND s."paymentId" = p."id" AND s."status" <> 'FAILED')))`;
