/**
 * What of a booking's total is settled, minor units, in SQL: what was paid, less what went back. A gift was not owed, so it
 * isn't owed again; a refund that failed has not gone back. The same as `moneyState`, and kept with the booking by the
 * triggers of Payment and Refund (`settled_cents`), so that an index holds those that owe something. `booking` is the name
 * of its row.
 */
export const keptSettledSql = (booking: string): string => `coalesce(${booking}."settledCents", 0)`;

const keptByBanksSql = `(SELECT coalesce(sum(d."keptCents"), 0) FROM "Dispute" d
   WHERE d."tenantId" = p."tenantId" AND d."paymentId" = p."id")`;
const sumOfOthersSql = (which: string): string => `(SELECT coalesce(sum(s."amountCents"), 0) FROM "Refund" s
   WHERE s."tenantId" = p."tenantId" AND s."paymentId" = p."id" AND s."id" <> r."id" AND ${which})`;
const leftSql = `(p."amountCents" - ${keptByBanksSql} - ${sumOfOthersSql(`s."status" <> 'FAILED'`)})`;

/**
 * What of a refund `r` of a payment `p` waits for the owner, minor units: what is to be handed back by hand, and what is
 * owed still of one that could not be made. The same as `stillOwed`.
 */
export const waitingSql = `(CASE
  WHEN r."status" = 'PENDING' AND p."method" <> 'CARD' THEN r."amountCents"
  WHEN r."status" <> 'FAILED' OR r."byBank" THEN 0
  WHEN r."amountCents" <= ${leftSql} THEN r."amountCents"
  ELSE greatest(0, least(
    ${leftSql} - ${sumOfOthersSql(`s."status" = 'FAILED' AND NOT s."byBank" AND (s."amountCents" <= ${leftSql} OR (s."createdAt", s."id") > (r."createdAt", r."id"))`)},
    r."amountCents" - ${sumOfOthersSql(`s."status" <> 'FAILED' AND s."createdAt" >= coalesce(r."settledAt", r."createdAt") - interval '1 minute'`)}))
  END)`;

/** Whether anything of it does. */
export const waitsForOwnerSql = `(r."status" IN ('PENDING', 'FAILED') AND ${waitingSql} > 0)`;
