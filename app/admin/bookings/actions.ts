'use server';

import { z } from 'zod';
import { officeAction } from '@/lib/http/actions/office-action';
import { readMonth } from '@/lib/usecases/availability/month';
import { cancelBooking } from '@/lib/usecases/bookings/cancel';
import { recordAttendance } from '@/lib/usecases/bookings/record-attendance';
import { previewReschedule, rescheduleBooking } from '@/lib/usecases/bookings/reschedule';
import { sendLink } from '@/lib/usecases/bookings/send-link';
import { readTouched } from '@/lib/usecases/bookings/touched';
import { payBalance } from '@/lib/usecases/checkouts/pay-balance';
import { recordPayment } from '@/lib/usecases/checkouts/record-payment';
import { markHandedBack, refundPayment, retryRefund } from '@/lib/usecases/refunds/refund';
import { bookingAction } from './booking-action';

/** A dialog always says which version of the booking it shows. */
const looked = { version: true } as const;

/**
 * `refundCents` is what the dialog says goes back: the policy's sum, where another one by now is said first, or with
 * `override` the office's own.
 */
export const cancelAction = bookingAction(cancelBooking, {
  input: cancelBooking.facts.input
    .omit({ overrideRefundCents: true, shownRefundCents: true })
    .required({ ...looked, reason: true })
    .extend({ refundCents: z.int().min(0), override: z.boolean() }),
  run: (ctx, { refundCents, override, ...input }) =>
    cancelBooking(ctx, {
      ...input,
      ...(override ? { overrideRefundCents: refundCents } : { shownRefundCents: refundCents }),
    }),
});

/** Whom a change of hours, closed periods or people touches, before it is saved. */
export const touchedAction = officeAction(readTouched);

const move = rescheduleBooking.facts.input.omit({ by: true }).required(looked);

export const previewMoveAction = officeAction(previewReschedule, {
  input: move,
  run: async (ctx, input) => {
    const planned = await previewReschedule(ctx, { ...input, by: 'business' });
    if (!planned.ok) return planned;
    return { ok: true, differenceCents: planned.differenceCents, refundCents: planned.refundCents };
  },
});

export const moveAction = bookingAction(rescheduleBooking, {
  input: move,
  run: (ctx, input) => rescheduleBooking(ctx, { ...input, by: 'business' }),
});

export const refundAction = bookingAction(refundPayment, {
  input: refundPayment.facts.input.required({ ...looked, reason: true }),
  run: refundPayment,
});

export const recordPaymentAction = bookingAction(recordPayment, {
  input: recordPayment.facts.input.required({ ...looked, note: true }),
  run: recordPayment,
});

export const outcomeAction = bookingAction(recordAttendance, {
  input: recordAttendance.facts.input.required(looked),
  run: recordAttendance,
});

export const resendAction = bookingAction(sendLink);

export const payLinkAction = bookingAction(payBalance);

export const retryRefundAction = bookingAction(retryRefund);

export const handedBackAction = bookingAction(markHandedBack);

/** The free days and times of a month, for the calendar in the office. */
export const monthAction = officeAction(readMonth, {
  input: readMonth.facts.input.omit({ clock: true }),
  run: (ctx, query) => readMonth(ctx, { ...query, clock: 'business' }, { fromOffice: true }),
});
