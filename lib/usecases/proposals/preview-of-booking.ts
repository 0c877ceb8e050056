import type { z } from 'zod';
import type { BookingDetails } from '@/lib/data/bookings/booking-shape';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { FieldError, Refusal, Result } from '@/lib/domain/errors';
import type { Preview } from '@/lib/domain/tools/preview';
import { requireBooking } from '@/lib/usecases/booking-core/require-booking';
import type { Operation } from '@/lib/usecases/operation';
import { aboutBooking } from './about-booking';
import { type Previewer, previewOf } from './previewer';

type OfBooking = { bookingId: string; version?: number | undefined };

/** As `previewOf`, of what is done to one booking as it was read: pins its version, and says which one it is. */
export function previewOfBooking<In extends z.ZodType<OfBooking>, Answer extends { ok: true } | Refusal>(
  operation: Operation<[ctx: TenantContext, input: z.output<In>], In, Answer>,
  look: (
    booking: BookingDetails,
    input: z.output<In>,
    ctx: TenantContext,
  ) => Promise<Result<{ preview: Omit<Preview, 'about'> }, { errors?: FieldError[] }>>,
): Previewer {
  return previewOf(operation, ['version'], async (ctx, input) => {
    const booking = await requireBooking(ctx, input.bookingId);
    const seen = await look(booking, input, ctx);
    if (!seen.ok) return seen;
    return {
      ok: true,
      input: { ...input, version: booking.version },
      preview: { ...seen.preview, about: aboutBooking(booking) },
    };
  });
}
