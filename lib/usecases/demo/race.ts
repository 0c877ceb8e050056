import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { createBookingInput } from '@/lib/domain/booking-input';
import { errorStatus, type Result, refuse } from '@/lib/domain/errors';
import { addDays } from '@/lib/domain/local-date';
import { localDateOf } from '@/lib/domain/time';
import { readNextAvailable } from '@/lib/usecases/availability/read';
import { createBooking } from '@/lib/usecases/bookings/create';
import { releaseEarly } from '@/lib/usecases/bookings/expire';
import { operation } from '@/lib/usecases/operation';

const raceRunner = z.object({
  name: z.string(),
  /** HTTP status, as the public API would answer. */
  status: z.int(),
  /** The message for this buyer. */
  sentence: z.string(),
  milliseconds: z.number(),
});
export type RaceRunner = z.infer<typeof raceRunner>;

export const raceForOneDate = operation({
  name: 'demo.race',
  can: 'booking:create',
  effect: 'money',
  input: z.strictObject({ package: z.string().max(100) }),
  output: z.object({ date: z.string(), runners: z.array(raceRunner) }),
  describe: 'Lets two demo buyers request one free date at the same moment, and releases it afterwards.',
  run: race,
});

const names = ['Ada', 'Ben'] as const;

/**
 * Two buyers request one free date of a DATE package at the same moment, through createBooking. The winner's hold is
 * released afterwards, so that the demo never runs out of dates.
 */
async function race(
  ctx: TenantContext,
  { package: packageSlug }: { package: string },
  { now = Date.now() }: { now?: number } = {},
): Promise<Result<{ date: string; runners: RaceRunner[] }>> {
  const from = addDays(localDateOf(now, 'UTC'), 45);
  const free = await readNextAvailable(ctx, { package: packageSlug, from });
  if (!free.ok) return free;
  if (!free.next)
    return refuse('not_bookable', 'Every date is taken. Cancel one in the office, and try again.');
  const { date } = free.next;
  const runs = await Promise.all(names.map((name) => run(ctx, packageSlug, date, name)));
  for (const { bookingId } of runs) if (bookingId) await releaseEarly(ctx, bookingId);
  return { ok: true, date, runners: runs.map(({ bookingId: _, ...runner }) => runner) };
}

async function run(
  ctx: TenantContext,
  packageSlug: string,
  date: string,
  name: string,
): Promise<RaceRunner & { bookingId: string | null }> {
  const input = createBookingInput.parse({
    package: packageSlug,
    date,
    customer: { name, email: `${name.toLowerCase()}@race.example`, address: '1 Race Lane, Springfield' },
  });
  const begun = performance.now();
  const answer = await createBooking(ctx, input, { source: 'SITE', visitor: null, idempotency: null });
  const milliseconds = Math.round(performance.now() - begun);
  if (!answer.ok) {
    return {
      name,
      status: errorStatus[answer.reason],
      sentence: answer.detail,
      milliseconds,
      bookingId: null,
    };
  }
  const sentence = 'The date is yours as soon as you have paid. We hold it for you until then.';
  return { name, status: 201, sentence, milliseconds, bookingId: answer.booking.id };
}
