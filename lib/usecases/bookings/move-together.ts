import type { BookingCore } from '@/lib/data/bookings/booking-shape';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Refusal, type Result, refuse } from '@/lib/domain/errors';
import { type Change, changeBookings, RollBack } from '@/lib/usecases/booking-core/change';
import { getCatalogueOf } from '@/lib/usecases/catalogue/of-booking';
import { moveClaims } from './hold-move';
import { moveNow } from './move-now';
import { type MoveInput, type MovePlan, planMove } from './move-plan';

/** Where bookings are to go: a local date, or an RFC 3339 instant. */
export type AskedMove = Pick<MoveInput, 'date' | 'start'>;
type Moving = Pick<BookingCore, 'id' | 'version' | 'package' | 'serviceId'>;
type Planned = { change: Change; plan: MovePlan };

/** What the moves of some bookings do, minor units of all of them together. */
export type TriedMove = { differenceCents: number; refundCents: number; resourceIds: string[][] };

/**
 * Finds out whether bookings may move to one start, and what that does to their money, by moving them and taking it back:
 * whatever the move itself would refuse is refused here, the resources that it needs included.
 */
export async function tryMove(
  ctx: TenantContext,
  bookings: readonly Moving[],
  asked: AskedMove,
): Promise<Result<TriedMove>> {
  let tried: Result<TriedMove> | undefined;
  const refused = await planned(ctx, bookings, asked, async (moves) => {
    const resourceIds = await moveClaims(moves.map(({ change, plan }) => ({ change, wants: plan.wants })));
    const sum = (of: (plan: MovePlan) => number) => moves.reduce((total, { plan }) => total + of(plan), 0);
    tried = {
      ok: true,
      differenceCents: sum(({ differenceCents }) => differenceCents),
      refundCents: sum(({ refundCents }) => refundCents),
      resourceIds,
    };
    throw new RollBack(refuse('conflict', 'This was only tried.'));
  });
  return tried ?? (refused as Refusal);
}

/**
 * Moves the bookings of a class to another start, all or none, as the one move does each: so they stay in one class.
 * Refuses as the move does, and where it costs somebody more, who would have to pay first.
 */
export function moveTogether(
  ctx: TenantContext,
  bookings: readonly Moving[],
  asked: AskedMove,
): Promise<Result<object>> {
  return planned(ctx, bookings, asked, async (moves) => {
    if (moves.some(({ plan }) => plan.differenceCents > 0))
      throw new RollBack(refuse('not_allowed', 'It costs more then, and somebody would have to pay first.'));
    await moveNow(moves);
    return { ok: true as const };
  });
}

async function planned(
  ctx: TenantContext,
  bookings: readonly Moving[],
  asked: AskedMove,
  work: (moves: Planned[]) => Promise<{ ok: true }>,
): Promise<Result<object>> {
  const catalogues = new Map(
    await Promise.all(bookings.map(async (each) => [each.id, await getCatalogueOf(ctx, each)] as const)),
  );
  const targets = bookings.map(({ id, version }) => ({ bookingId: id, version }));
  return changeBookings(ctx, targets, (changes) =>
    work(
      changes.map((change) => {
        const { booking, now } = change;
        const catalogue = catalogues.get(booking.id);
        if (!catalogue) throw new Error(`Nobody asked about booking ${booking.id}`);
        const plan = planMove(catalogue, booking, { ...asked, bookingId: booking.id, by: 'business' }, now);
        if (!plan.ok) throw new RollBack(plan);
        return { change, plan: plan.plan };
      }),
    ),
  );
}
