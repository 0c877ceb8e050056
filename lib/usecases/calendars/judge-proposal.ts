import { z } from 'zod';
import type { BookingDetails } from '@/lib/data/bookings/booking-shape';
import { readBooking } from '@/lib/data/bookings/bookings';
import { readLiveClaims } from '@/lib/data/bookings/claims';
import type { OpenProposal } from '@/lib/data/calendars/entries';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { AppError } from '@/lib/domain/errors';
import { moneyState } from '@/lib/domain/money-state';
import { localDateOf } from '@/lib/domain/time';
import { previewCancellation } from '@/lib/usecases/bookings/cancel';
import { type AskedMove, tryMove } from '@/lib/usecases/bookings/move-together';

const goesBack = z.object({ refundCents: z.int(), keptCents: z.int() });

/** What Yes would do, minor units of all guests together; or why there can be no Yes. */
export const verdict = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('move'), differenceCents: z.int(), refundCents: z.int() }),
  z.object({
    kind: z.literal('cancel'),
    /** What they have paid and not got back. */
    heldCents: z.int(),
    /** By the policy as of today; null: of a class, or where a customer could no longer cancel. */
    byCustomer: goesBack.nullable(),
    byBusiness: goesBack,
  }),
  z.object({ kind: z.literal('no'), detail: z.string() }),
]);
type Verdict = z.output<typeof verdict>;

export type Judged = {
  /** Those that stand; for a class, all of its guests. */
  bookings: BookingDetails[];
  verdict: Verdict;
};

const no = (detail: string): Verdict => ({ kind: 'no', detail });

/** What Yes to a proposal would do now. Null: nothing stands there any more, so there is nothing to ask. */
export async function judge(ctx: TenantContext, open: OpenProposal): Promise<Judged | null> {
  const all = (await bookingsOf(ctx, open)).sort((a, b) => (a.reference < b.reference ? -1 : 1));
  const bookings = all.filter(({ status }) => status === 'CONFIRMED');
  if (bookings.length === 0) return null;
  try {
    return { bookings, verdict: await verdictOn(ctx, open, all, bookings) };
  } catch (error) {
    // Somebody else is at one of them, or at the place that it would go to.
    if (!(error instanceof AppError) || error.code !== 'unavailable') throw error;
    return { bookings, verdict: no('Somebody is changing this right now. Please look again in a moment.') };
  }
}

async function bookingsOf(ctx: TenantContext, open: OpenProposal): Promise<BookingDetails[]> {
  const { bookingId, key, resourceId, startsAt, endsAt } = open;
  const ids =
    bookingId !== null
      ? [bookingId]
      : (await readLiveClaims(ctx, [resourceId], startsAt, endsAt))
          .filter(({ occurrence }) => occurrence === key)
          .map((claim) => claim.bookingId);
  const found = await Promise.all([...new Set(ids)].map((id) => readBooking(ctx, id)));
  return found.filter((booking) => booking !== null);
}

async function verdictOn(
  ctx: TenantContext,
  open: OpenProposal,
  all: readonly BookingDetails[],
  standing: readonly BookingDetails[],
): Promise<Verdict> {
  if (all.length > standing.length)
    return no('Somebody is paying for a place in it right now. Please look again once they have.');
  const { proposal } = open;
  if (proposal.kind === 'deleted') return cancelVerdict(ctx, standing);
  if (proposal.start === open.startsAt)
    return no('Only its length was changed there, and how long it takes is agreed with the customer.');
  const tried = await tryMove(ctx, standing, askedOf(proposal));
  if (!tried.ok)
    return no(tried.reason === 'slot_taken' ? await inTheWay(ctx, open, standing) : tried.detail);
  const { differenceCents, refundCents, resourceIds } = tried;
  // Moved in this person's calendar, so it is meant to stay with them.
  const wasTheirs = standing.every((booking) => booking.resourceIds.includes(open.resourceId));
  if (wasTheirs && !resourceIds.every((ids) => ids.includes(open.resourceId)))
    return no(await inTheWay(ctx, open, standing));
  if (open.bookingId === null && differenceCents > 0)
    return no(
      'It costs more then, and each guest would have to pay first. Move them one by one on their bookings’ pages.',
    );
  return { kind: 'move', differenceCents, refundCents };
}

/** Where a booking is to go for a move in Google. */
export const askedOf = ({ start, date }: Extract<OpenProposal['proposal'], { kind: 'moved' }>): AskedMove =>
  date === null ? { start: new Date(start).toISOString() } : { date };

/** What takes the place that a booking was moved to. */
async function inTheWay(
  ctx: TenantContext,
  { proposal, resourceId, resourceName, startsAt, endsAt }: OpenProposal,
  standing: readonly BookingDetails[],
): Promise<string> {
  if (proposal.kind === 'deleted') return '';
  const own = new Set(standing.map(({ id }) => id));
  const until = proposal.start + (endsAt - startsAt);
  const claims = (await readLiveClaims(ctx, [resourceId], proposal.start, until)).filter(
    ({ bookingId }) => !own.has(bookingId),
  );
  const [claim] = claims;
  if (!claim) return 'A room or somebody else that it needs isn’t free then.';
  const other = await readBooking(ctx, claim.bookingId);
  return other
    ? `It isn’t free: ${resourceName} has ${other.package.name} with ${other.contactName} then.`
    : `It isn’t free: ${resourceName} is busy then in another calendar.`;
}

async function cancelVerdict(ctx: TenantContext, standing: readonly BookingDetails[]): Promise<Verdict> {
  const [one, ...more] = standing;
  const previews = await Promise.all(
    standing.map(({ id }) => previewCancellation(ctx, { bookingId: id, by: 'business' })),
  );
  const byBusiness = { refundCents: 0, keptCents: 0 };
  for (const preview of previews) {
    if (!preview.ok) return no(preview.detail);
    byBusiness.refundCents += preview.refundCents;
    byBusiness.keptCents += preview.keptCents;
  }
  const heldCents = standing.reduce((total, booking) => total + heldOf(booking), 0);
  const byCustomer =
    one && more.length === 0 ? await previewCancellation(ctx, { bookingId: one.id, by: 'customer' }) : null;
  return {
    kind: 'cancel',
    heldCents,
    byCustomer: byCustomer?.ok
      ? { refundCents: byCustomer.refundCents, keptCents: byCustomer.keptCents }
      : null,
    byBusiness,
  };
}

const heldOf = (booking: BookingDetails) =>
  moneyState(booking, localDateOf(Date.now(), booking.tenant.timeZone)).heldCents;
