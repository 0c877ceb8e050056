import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { createBookingInput } from '@/lib/domain/booking-input';
import { errorStatus, type Result, refuse } from '@/lib/domain/errors';
import { addDays } from '@/lib/domain/local-date';
import { localDateOf } from '@/lib/domain/time';
import { readNextAvailable } from '@/lib/usecases/availability/read';
import { createBooking } from '@/lib/usecases/bookings/create';
import { releaseEarly } from '@/lib/usecases/bookings/expire';

export type RaceRunner = {
  name: string;
  /** As the public API answers. */
  status: number;
  /** What this buyer is told. */
  sentence: string;
  milliseconds: number;
};

const names = ['Ada', 'Ben'] as const;

/**
 * Two buyers ask for one free date of a DATE package at the same moment, by the one booking path that everybody takes.
 * The winner's hold is given back afterwards, so the demo never runs out of dates.
 */
export async function raceForOneDate(
  ctx: TenantContext,
  packageSlug: string,
  now = Date.now(),
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
    customer: { name, email: `${name.toLowerCase()}@race.example` },
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
