import type { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Refusal } from '@/lib/domain/errors';
import type { KeptEventName } from '@/lib/domain/events/booking-events';
import { officeAction } from '@/lib/http/actions/office-action';
import type { Action } from '@/lib/http/actions/run-action';
import { readBooking } from '@/lib/usecases/bookings/read';
import type { AnyOperation, Operation } from '@/lib/usecases/operation';

type Done = { ok: true; checkoutUrl?: string | null };

/** `version` is the one that the page shows. */
type Looked = { bookingId: string; version?: number | undefined };

type Run<S extends z.ZodType> = (ctx: TenantContext, input: z.output<S>) => Promise<Done | Refusal>;
type BookingAction<S extends z.ZodType> = Action<[z.input<S>], S, { checkoutUrl: string | null }>;

/** An action on one booking. On a conflict the answer names who changed the booking. */
export function bookingAction<In extends z.ZodType<Looked>>(
  operation: Operation<[ctx: TenantContext, input: z.output<In>], In, Done | Refusal>,
): BookingAction<In>;
export function bookingAction<S extends z.ZodType<Looked>>(
  operation: AnyOperation,
  adapted: { input: S; run: Run<S> },
): BookingAction<S>;
export function bookingAction(
  operation: AnyOperation,
  { input, run }: { input: z.ZodType<Looked>; run: Run<z.ZodType<Looked>> } = asItIs(operation),
): BookingAction<z.ZodType<Looked>> {
  return officeAction(operation, {
    input,
    run: async (ctx, looked) => {
      const outcome = await run(ctx, looked);
      if (outcome.ok) return { ok: true, checkoutUrl: outcome.checkoutUrl ?? null };
      return outcome.reason === 'conflict' ? explainConflict(ctx, looked, outcome) : outcome;
    },
  });
}

/** For an operation whose input is what the page sends. */
const asItIs = (operation: AnyOperation) => ({
  input: operation.facts.input as z.ZodType<Looked>,
  run: operation as unknown as Run<z.ZodType<Looked>>,
});

/** Events of the timeline that don't raise the version. */
const versionNeutralEvents = new Set<string>([
  'refund.sent',
  'booking.noted',
  'booking.file_added',
  'booking.file_shared',
  'booking.file_removed',
  'booking.mailed_again',
] satisfies KeptEventName[]);

async function explainConflict(ctx: TenantContext, looked: Looked, refusal: Refusal): Promise<Refusal> {
  const booking = await readBooking(ctx, { bookingId: looked.bookingId });
  // No conflict: the refusal has another reason.
  if (booking?.version === looked.version) return refusal;
  const last = booking?.timeline.findLast(({ action }) => !versionNeutralEvents.has(action));
  const changed =
    last?.actorKind === 'SYSTEM'
      ? 'Something about this booking has changed meanwhile.'
      : `${last?.actorName || 'Somebody'} changed this meanwhile.`;
  return { ...refusal, detail: `${changed} Here is how it stands now.` };
}
