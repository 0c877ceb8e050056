import { z } from 'zod';
import type { BookingDetails } from '@/lib/data/bookings/booking-shape';
import { listDetails } from '@/lib/data/bookings/bookings';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { withTenant } from '@/lib/data/connection/transaction';
import { listBookingFiles } from '@/lib/data/files/booking-files';
import { readCustomer } from '@/lib/data/people/customers';
import { addAudit } from '@/lib/data/tenants/audit';
import { idField } from '@/lib/domain/editing/fields';
import { type EditResult, notFound } from '@/lib/domain/editing/refusal';
import { isOfficeMail } from '@/lib/domain/mail-topics';
import { addressOf } from '@/lib/usecases/booking-files/read';
import { operation } from '@/lib/usecases/operation';

const PAGE = 500;
const at = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

export const exportCustomer = operation({
  name: 'customer.export',
  can: 'customer:export',
  effect: 'write',
  input: z.strictObject({ id: idField }),
  output: z.object({ fileName: z.string(), json: z.string() }),
  describe: 'Exports all data that the business stores about a customer, as JSON, for that customer.',
  confirmed: true,
  run: exportAll,
});

/**
 * All data that the business stores about a customer, as JSON for that person: profile, bookings, payments, mails,
 * consents, files. Instants RFC 3339 UTC, dates local to the business, money in minor units. The export is audited.
 */
async function exportAll(
  ctx: TenantContext,
  input: { id: string },
): Promise<EditResult<{ fileName: string; json: string }>> {
  const customer = await readCustomer(ctx, input.id);
  if (!customer) return notFound('customer');
  const bookings: BookingDetails[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listDetails>> = await listDetails(ctx, {
      customerId: customer.id,
      limit: PAGE,
      cursor: cursor ?? undefined,
    });
    bookings.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor !== null);

  await withTenant(ctx, (tx) =>
    addAudit(tx, ctx, {
      action: 'customer.exported',
      subjectId: customer.id,
      after: { bookings: bookings.length },
    }),
  );
  const files = await listBookingFiles(
    ctx,
    bookings.map((booking) => booking.id),
  );
  const { id, name, email, phone, notes, createdAt } = customer;
  const file = {
    exportedAt: new Date().toISOString(),
    profile: { id, name, email, phone, notes, knownSince: at(createdAt) },
    bookings: bookings.map(bookingOf),
    payments: bookings.flatMap(moneyOf),
    mails: bookings.flatMap(mailsOf),
    files: await Promise.all(
      files.map(async (row) => ({
        booking: bookings.find((booking) => booking.id === row.bookingId)?.reference,
        name: row.name,
        type: row.type,
        bytes: row.bytes,
        addedAt: row.createdAt.toISOString(),
        /** Good for an hour from the export on. */
        saveFrom: await addressOf(ctx, row, 3600),
      })),
    ),
    consents: bookings.flatMap(({ reference, cardConsentAt }) =>
      cardConsentAt === null
        ? []
        : [
            {
              booking: reference,
              what: 'The card may be charged for the balance',
              givenAt: at(cardConsentAt),
            },
          ],
    ),
  };
  return { ok: true, fileName: `customer-${id}.json`, json: JSON.stringify(file, null, 2) };
}

const bookingOf = (booking: BookingDetails) => ({
  reference: booking.reference,
  status: booking.status,
  package: booking.package.name,
  date: booking.date,
  start: at(booking.start),
  end: at(booking.end),
  seats: booking.seats,
  with: booking.resources.map(({ name }) => name),
  contact: {
    name: booking.contactName,
    email: booking.contactEmail,
    phone: booking.contactPhone,
    address: booking.contactAddress,
  },
  notes: booking.notes,
  notesOfTheBusiness: booking.officeNotes,
  quote: booking.quote,
  madeAt: at(booking.createdAt),
  confirmedAt: at(booking.confirmedAt),
  canceledAt: at(booking.canceledAt),
  cancelReason: booking.cancelReason,
  history: booking.timeline.map((entry) => ({ at: at(entry.at), what: entry.action })),
});

const moneyOf = ({ reference, currency, payments, refunds, disputes }: BookingDetails) => [
  ...payments.map((each) => ({
    booking: reference,
    kind: 'payment',
    at: at(each.paidAt),
    method: each.method,
    amountCents: each.amountCents,
    currency,
    note: each.note,
  })),
  ...refunds.map((each) => ({
    booking: reference,
    kind: 'refund',
    at: at(each.createdAt),
    status: each.status,
    amountCents: each.amountCents,
    currency,
    note: each.note,
  })),
  ...disputes.map((each) => ({
    booking: reference,
    kind: 'dispute',
    at: at(each.openedAt),
    status: each.status,
    amountCents: each.amountCents,
    currency,
    note: each.reason,
  })),
];

const mailsOf = ({ reference, mails }: BookingDetails) =>
  mails
    .filter(({ kind }) => !isOfficeMail(kind))
    .map((mail) => ({
      booking: reference,
      kind: mail.kind,
      recipient: mail.recipient,
      subject: mail.subject,
      status: mail.status,
      sentAt: at(mail.sentAt),
    }));
