import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { PhoneBookingInput } from '@/lib/domain/editing/phone-booking-input';
import type { Result } from '@/lib/domain/errors';
import type { Quote } from '@/lib/domain/quote';
import { recordPayment } from '@/lib/usecases/checkouts/record-payment';
import { permit } from '@/lib/usecases/permit';
import { createBooking } from './create';
import { sendLink } from './send-link';

/**
 * Books for a customer who is on the phone or at the counter: the one booking path, with every rule of it. LINK holds
 * the place and mails a link to pay; LATER is paid at the appointment; CASH is recorded at once.
 * Refuses as createBooking does. A booking whose cash could not be recorded stands, unpaid: `unrecorded` says why.
 */
export async function bookByPhone(
  ctx: TenantContext,
  input: PhoneBookingInput,
): Promise<Result<{ id: string; checkoutUrl: string | null; unrecorded: string | null }, { quote?: Quote }>> {
  permit(ctx, 'payment:record');
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
