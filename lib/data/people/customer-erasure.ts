import { keptSettledSql, waitsForOwnerSql } from '@/lib/data/bookings/owed-sql';
import { jsonNull } from '@/lib/data/connection/json';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystemWithin, type Tx } from '@/lib/data/connection/transaction';

export type LockedCustomer = { id: string; name: string; email: string; erasedAt: Date | null };

/** Locks the customer's row. This waits for a booking that is being made for them, so the caller sees it. */
export async function lockCustomer(tx: Tx, ctx: TenantContext, id: string): Promise<LockedCustomer | null> {
  const [row] = await tx.$queryRaw<LockedCustomer[]>`
    SELECT "id", "name", "email", "erasedAt" FROM "Customer"
     WHERE "tenantId" = ${ctx.tenantId}::uuid AND "id" = ${id}::uuid FOR UPDATE`;
  return row ?? null;
}

/** What keeps a customer from being erased. */
export type OpenMatters = {
  /** Bookings that stand, and the local date of the first. */
  bookings: number;
  nextDate: string | null;
  /** Checkouts that may still be paid, refunds that haven't arrived, disputes that aren't decided. */
  checkouts: number;
  refunds: number;
  disputes: number;
  /** What was to be paid online and wasn't, for bookings that took place; minor units of the booking's currency. */
  owedCents: number;
};

export async function findOpenMatters(tx: Tx, ctx: TenantContext, customerId: string): Promise<OpenMatters> {
  const [row] = await tx.$queryRawUnsafe<OpenMatters[]>(
    `WITH own AS (
      SELECT "tenantId", "id", "status", "date", "arrangement", "totalCents", "settledCents" FROM "Booking"
       WHERE "tenantId" = $1::uuid AND "customerId" = $2::uuid
    ), money AS (
      SELECT own."totalCents" - ${keptSettledSql('own')} AS owed FROM own
       WHERE own."status" IN ('COMPLETED', 'NO_SHOW') AND own."arrangement" = 'ONLINE'
    )
    SELECT (SELECT count(*)::int FROM own WHERE "status" IN ('PENDING', 'CONFIRMED')) AS "bookings",
      (SELECT to_char(min("date"), 'YYYY-MM-DD') FROM own WHERE "status" IN ('PENDING', 'CONFIRMED')) AS "nextDate",
      (SELECT count(*)::int FROM own JOIN "Checkout" c ON c."tenantId" = $1::uuid AND c."bookingId" = own."id"
        WHERE c."status" IN ('NEW', 'OPEN', 'PROCESSING')) AS "checkouts",
      (SELECT count(*)::int FROM own JOIN "Refund" r ON r."tenantId" = $1::uuid AND r."bookingId" = own."id"
         JOIN "Payment" p ON p."tenantId" = r."tenantId" AND p."id" = r."paymentId"
        WHERE r."status" = 'PENDING' OR ${waitsForOwnerSql}) AS "refunds",
      (SELECT count(*)::int FROM own JOIN "Dispute" d ON d."tenantId" = $1::uuid AND d."bookingId" = own."id"
        WHERE d."status" IN ('INQUIRY', 'OPEN') AND d."closedAt" IS NULL) AS "disputes",
      (SELECT coalesce(sum(owed), 0)::float8 FROM money WHERE owed > 0) AS "owedCents"`,
    ctx.tenantId,
    customerId,
  );
  if (!row) throw new Error('The database answered without a row');
  return row;
}

/** The keys of an audit entry that may hold personal data; the rest (what happened, when, sums) stays. */
const personal = [
  'name',
  'email',
  'phone',
  'notes',
  'officeNotes',
  'contactName',
  'contactEmail',
  'contactPhone',
  'contactAddress',
  'recipient',
  'reason',
  'note',
];

const erasedName = 'Erased customer';

/**
 * Removes the person's data from the customer and all that belongs to it: bookings, mails, audit entries. What moved
 * (amounts, dates, Stripe's ids) stays. Links that were sent stop working. Safe to repeat.
 * @returns how many bookings were changed
 */
export async function eraseCustomerRows(
  tx: Tx,
  ctx: TenantContext,
  customer: LockedCustomer,
): Promise<number> {
  const { tenantId } = ctx;
  const { id } = customer;
  const email = `erased-${id}@erased.invalid`;
  const where = { tenantId, customerId: id };
  const bookings = await tx.booking.findMany({ where, select: { id: true, contactEmail: true } });
  const bookingId = { in: bookings.map((booking) => booking.id) };

  await tx.customer.update({
    where: { tenantId_id: { tenantId, id } },
    data: {
      email,
      name: erasedName,
      phone: '',
      notes: '',
      otherContacts: '',
      stripeCustomerId: null,
      erasedAt: customer.erasedAt ?? new Date(),
    },
  });
  const { count } = await tx.booking.updateMany({
    where: { ...where, contactEmail: { not: email } },
    data: {
      contactName: erasedName,
      contactEmail: email,
      contactPhone: '',
      contactAddress: '',
      notes: '',
      officeNotes: '',
      cancelReason: '',
      visitor: null,
      manageVersion: { increment: 1 },
      version: { increment: 1 },
    },
  });
  await tx.mail.updateMany({
    where: {
      tenantId,
      bookingId,
      NOT: { OR: [{ kind: { startsWith: 'owner_' } }, { kind: { startsWith: 'person_' } }] },
    },
    data: { recipient: email },
  });
  await tx.mail.updateMany({ where: { tenantId, bookingId }, data: { subject: '', failure: '' } });
  await tx.mail.updateMany({
    where: { tenantId, bookingId: null, recipient: customer.email },
    data: { recipient: email, subject: '', failure: '' },
  });
  await tx.payment.updateMany({ where: { tenantId, bookingId }, data: { note: '' } });
  await tx.refund.updateMany({ where: { tenantId, bookingId }, data: { note: '', failure: '' } });
  await tx.checkout.updateMany({ where: { tenantId, bookingId }, data: { url: null, failure: '' } });
  // The sweep removes their bytes, then the rows.
  await tx.file.updateMany({
    where: { tenantId, bookingId },
    data: { state: 'REMOVING', name: '', isShared: false },
  });
  await tx.idempotencyKey.deleteMany({ where: { tenantId, bookingId } });
  const subjectId = { in: [id, ...bookingId.in] };
  await tx.toolCall.updateMany({ where: { tenantId, subjectId }, data: { undo: jsonNull } });
  await tx.proposal.deleteMany({
    where: {
      tenantId,
      OR: [{ subjectId }, { input: { path: ['booking', 'customer', 'email'], equals: customer.email } }],
    },
  });
  await eraseFromConversations(tx, tenantId, [id, ...bookingId.in, ...namesOf(customer)]);
  await asSystemWithin(tx, () => eraseFromHistory(tx, tenantId, [id, ...bookingId.in]));
  return count;
}

/** What a text has to hold to be about somebody: their address, and their name unless it is too short to tell. */
const namesOf = ({ name, email }: LockedCustomer): string[] =>
  [email, name].filter((each) => each.length > 4);

/** Whole messages in which they were spoken of, whoever's conversation it is: what a model wrote can't be told apart. */
async function eraseFromConversations(tx: Tx, tenantId: string, words: string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "ConversationMessage" SET "parts" = ${JSON.stringify([erasedPart])}::jsonb
     WHERE "tenantId" = ${tenantId}::uuid AND EXISTS (
       SELECT 1 FROM unnest(${words}::text[]) word WHERE strpos(lower("parts"::text), lower(word)) > 0)`;
  await tx.$executeRaw`
    UPDATE "Conversation" SET "title" = ${erasedPart.text}
     WHERE "tenantId" = ${tenantId}::uuid AND EXISTS (
       SELECT 1 FROM unnest(${words}::text[]) word WHERE strpos(lower("title"), lower(word)) > 0)`;
}

const erasedPart = { type: 'text', text: 'Erased with the data of a customer.' } as const;

async function eraseFromHistory(tx: Tx, tenantId: string, subjectIds: string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "AuditEntry" SET
        "before" = CASE WHEN jsonb_typeof("before") = 'object' THEN "before" - ${personal}::text[] ELSE "before" END,
        "after" = CASE WHEN jsonb_typeof("after") = 'object' THEN "after" - ${personal}::text[] ELSE "after" END,
        "actorName" = CASE WHEN "actorKind" = 'CUSTOMER' THEN '' ELSE "actorName" END
     WHERE "tenantId" = ${tenantId}::uuid AND "subjectId" = ANY (${subjectIds}::uuid[])`;
}
