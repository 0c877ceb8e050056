import {
  type ClaimWant,
  claimWants,
  lockWants,
  readStandingClaims,
  releaseClaims,
} from '@/lib/data/bookings/claims';
import { refuse } from '@/lib/domain/errors';
import { type Change, RollBack } from '@/lib/usecases/booking-core/change';

const taken = () =>
  new RollBack(
    refuse('slot_taken', 'Somebody was faster: this is no longer free. Please choose another time.'),
  );

/** What a booking is to claim instead of what it has. */
export type ClaimsAfter = { change: Change; wants: ClaimWant[] };

/**
 * Replaces the claims of bookings with those of their new ranges at once, all or none: what one of them leaves, another may
 * take. @returns the resources that each has then
 * @throws RollBack slot_taken
 */
export async function moveClaims(moves: readonly ClaimsAfter[]): Promise<string[][]> {
  const [first] = moves;
  if (!first) return [];
  await lockWants(
    first.change.tx,
    first.change.ctx,
    moves.flatMap(({ wants }) => wants),
  );
  for (const { change } of moves) await releaseClaims(change.tx, change.ctx, change.booking.id);
  const resources: string[][] = [];
  for (const { change, wants } of moves) {
    const { tx, ctx, booking } = change;
    const claimed = await claimWants(tx, ctx, booking.id, wants, { expiresAt: null, forMove: false });
    if (claimed === null) throw taken();
    resources.push(claimed);
  }
  return resources;
}

/**
 * Holds the new range beside the old one until `expiresAt`. Where both overlap on a resource, only the part that is new
 * is held, since the rest is the booking's already. @returns the wants, each with the resource that was assigned to it
 * @throws RollBack slot_taken
 */
export async function holdMove(change: Change, wants: ClaimWant[], expiresAt: Date): Promise<ClaimWant[]> {
  const { tx, ctx, booking } = change;
  await lockWants(tx, ctx, wants);
  const standing = await readStandingClaims(tx, ctx, booking.id);
  // Finds the resources that a move would get now; rolled back to the savepoint, so that the old range stays claimed.
  await tx.$executeRaw`SAVEPOINT before_hold`;
  await releaseClaims(tx, ctx, booking.id);
  const chosen = await claimWants(tx, ctx, booking.id, wants, { expiresAt, forMove: true });
  await tx.$executeRaw`ROLLBACK TO SAVEPOINT before_hold`;
  if (chosen === null) throw taken();

  const pinned = wants.map((want, index) => ({ ...want, resourceIds: [chosen[index] ?? ''] }));
  for (const want of pinned) {
    const own = standing.filter(({ resourceId }) => resourceId === want.resourceIds[0]);
    for (const part of uncovered(want, own)) {
      const held = await claimWants(tx, ctx, booking.id, [{ ...want, ...part }], {
        expiresAt,
        forMove: true,
      });
      if (held === null) throw taken();
    }
  }
  return pinned;
}

type Span = { from: number; to: number };

/** The parts of a range that none of the others covers; epoch milliseconds. */
function uncovered(range: Span, others: readonly Span[]): Span[] {
  let left: Span[] = [{ from: range.from, to: range.to }];
  for (const other of others) {
    left = left.flatMap((span) => [
      ...(other.from > span.from ? [{ from: span.from, to: Math.min(span.to, other.from) }] : []),
      ...(other.to < span.to ? [{ from: Math.max(span.from, other.to), to: span.to }] : []),
    ]);
  }
  return left.filter(({ from, to }) => from < to);
}
