import type { z } from 'zod';
import { readBooking } from '@/lib/data/bookings/bookings';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Refusal } from '@/lib/domain/errors';
import type { KeptEventName } from '@/lib/domain/events/booking-events';
import type { Permission } from '@/lib/domain/permissions';
import { officeAction } from '@/lib/http/actions/legacy-actions';
import type { MemberSession } from '@/lib/http/auth/session';

type Done = { ok: true; checkoutUrl?: string | null };

/** `version` is the one that was looked at. */
type Looked = { bookingId: string; version?: number };

/** An action on one booking. When somebody else was faster, it says who. */
export function bookingAction<S extends z.ZodType<Looked>>(
  options: { name: string; can: Permission; input: S },
  run: (ctx: TenantContext, input: z.output<S>, member: MemberSession) => Promise<Done | Refusal>,
) {
  return officeAction(options, async (ctx, input, member) => {
    const outcome = await run(ctx, input, member);
    if (outcome.ok) return { ok: true, checkoutUrl: outcome.checkoutUrl ?? null };
    return outcome.reason === 'conflict' ? explainConflict(ctx, input, outcome) : outcome;
  });
}

/** What is told in the timeline and stops nobody who decides. */
const versionNeutralEvents = new Set<string>([
  'refund.sent',
  'booking.noted',
  'booking.mailed_again',
] satisfies KeptEventName[]);

async function explainConflict(ctx: TenantContext, looked: Looked, refusal: Refusal): Promise<Refusal> {
  const booking = await readBooking(ctx, looked.bookingId);
  // Nobody was faster: the refusal has its own reason.
  if (booking?.version === looked.version) return refusal;
  const last = booking?.timeline.findLast(({ action }) => !versionNeutralEvents.has(action));
  const changed =
    last?.actorKind === 'SYSTEM'
      ? 'Something about this booking has changed meanwhile.'
      : `${last?.actorName || 'Somebody'} changed this meanwhile.`;
  return { ...refusal, detail: `${changed} Here is how it stands now.` };
}
