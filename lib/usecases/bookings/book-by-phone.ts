import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { idField } from '@/lib/domain/editing/fields';
import { type PhoneBookingInput, phoneBookingInput } from '@/lib/domain/editing/phone-booking-input';
import type { Result } from '@/lib/domain/errors';
import type { Quote } from '@/lib/domain/quote';
import { recordPayment } from '@/lib/usecases/checkouts/record-payment';
import { operation } from '@/lib/usecases/operation';
import { createBooking } from './create';
import { sendLink } from './send-link';

export const bookByPhone = operation({
  name: 'booking.create_by_phone',
  can: 'payment:record',
  effect: 'money',
  input: phoneBookingInput,
  output: z.object({ id: idField, checkoutUrl: z.url().nullable(), unrecorded: z.string().nullable() }),
  describe: 'Creates a booking for a customer on the phone or at the counter, and sets how they pay.',
  run: book,
});

/**
 * Books for a customer who is on the phone or at the counter, through createBooking with all its rules. LINK holds the
 * place and mails a payment link; LATER is paid at the appointment; CASH is recorded at once. Refuses as createBooking
 * does. If the cash can't be recorded, the booking stands unpaid and `unrecorded` says why.
 */
async function book(
  ctx: TenantContext,
  input: PhoneBookingInput,
): Promise<Result<{ id: string; checkoutUrl: string | null; unrecorded: string | null }, { quote?: Quote }>> {
  const arrangement = input.payment === 'LINK' ? 'ONLINE' : 'AT_APPOINTMENT';
  const made = await createBooking(
    ctx,
    { ...input.booking, arrangement },
    { source: 'OFFICE', visitor: null, idempotency: null },
  );
  if (!made.ok) return made;
  const { id, status, checkoutUrl, quote } = made.booking;
  if (status === 'PENDING') await sendLink(ctx, { bookingId: id });
  const unrecorded = input.payment === 'CASH' ? await takeCash(ctx, id, quote.totalCents) : null;
  return { ok: true, id, checkoutUrl, unrecorded };
}

async function takeCash(ctx: TenantContext, bookingId: string, amountCents: number): Promise<string | null> {
  if (amountCents === 0) return null;
  const recorded = await recordPayment(ctx, { bookingId, method: 'CASH', amountCents });
  return recorded.ok ? null : recorded.detail;
}
