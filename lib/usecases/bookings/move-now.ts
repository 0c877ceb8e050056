import { type Change, RollBack } from '@/lib/usecases/booking-core/change';
import { applyMove } from '@/lib/usecases/booking-core/pending-move';
import { noteGivenByBanks } from '@/lib/usecases/refunds/given-by-banks';
import { refundParts } from '@/lib/usecases/refunds/refund-parts';
import { requestRefunds } from '@/lib/usecases/refunds/request-refunds';
import { moveClaims } from './hold-move';
import type { MovePlan } from './move-plan';

/**
 * Carries out planned moves that nobody has to pay for, all or none: claims, bookings, and what goes back.
 * @returns the resources that each booking has then
 * @throws RollBack slot_taken
 */
export async function moveNow(moves: readonly { change: Change; plan: MovePlan }[]): Promise<string[][]> {
  const resources = await moveClaims(moves.map(({ change, plan }) => ({ change, wants: plan.wants })));
  for (const [index, { change, plan }] of moves.entries()) {
    await applyMove(change, plan.target, resources[index] ?? []);
    await noteGivenByBanks(change, plan.byBankCents, 'MOVED_CHEAPER');
    if (plan.refundCents === 0) continue;
    const parts = refundParts(change.booking, plan.refundCents);
    if (!parts.ok) throw new RollBack(parts);
    await requestRefunds(change, parts.parts, { reason: 'MOVED_CHEAPER' });
  }
  return resources;
}
