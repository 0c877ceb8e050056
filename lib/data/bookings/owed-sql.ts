/**
 * SQL for how much of a booking's total is settled, in minor units: its payments less its refunds. A GOODWILL refund
 * is a gift, so it doesn't make the customer owe again; a FAILED refund hasn't gone back. The same as `moneyState`.
 * Triggers on Payment and Refund keep it with the booking (`settled_cents`), so that an index holds the bookings that
 * owe something. `booking` is the name of the booking's row.
 */
export const keptSettledSql = (booking: string): string => `coalesce(${booking}."settledCents", 0)`;

const keptByBanksSql = `(SELECT coalesce(sum(d."keptCents"), 0) FROM "Dispute" d
   WHERE d."tenantId" = p."tenantId" AND d."paymentId" = p."id")`;
const sumOfOthersSql = (which: string): string => `(SELECT coalesce(sum(s."amountCents"), 0) FROM "Refund" s
   WHERE s."tenantId" = p."tenantId" AND s."paymentId" = p."id" AND s."id" <> r."id" AND ${which})`;
const leftSql = `(p."amountCents" - ${keptByBanksSql} - ${sumOfOthersSql(`s."status" <> 'FAILED'`)})`;

/**
 * SQL for how much of refund `r` of payment `p` waits for the owner, in minor units: what the owner has to give back
 * by hand, and what is still owed of a refund that could not be made. The same as `stillOwed`.
 */
export const waitingSql = `(CASE
  WHEN r."status" = 'PENDING' AND p."method" <> 'CARD' THEN r."amountCents"
  WHEN r."status" <> 'FAILED' OR r."byBank" THEN 0
  WHEN r."amountCents" <= ${leftSql} THEN r."amountCents"
  ELSE greatest(0, least(
    ${leftSql} - ${sumOfOthersSql(`s."status" = 'FAILED' AND NOT s."byBank" AND (s."amountCents" <= ${leftSql} OR (s."createdAt", s."id") > (r."createdAt", r."id"))`)},
    r."amountCents" - ${sumOfOthersSql(`s."status" <> 'FAILED' AND s."createdAt" >= coalesce(r."settledAt", r."createdAt") - interval '1 minute'`)}))
  END)`;

/** SQL for whether any of refund `r` waits for the owner. */
export const waitsForOwnerSql = `(r."status" IN ('PENDING', 'FAILED') AND ${waitingSql} > 0)`;
