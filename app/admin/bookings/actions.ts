'use server';

import { z } from 'zod';
import { officeAction } from '@/lib/http/actions/office-action';
import { readMonth } from '@/lib/usecases/availability/month';
import { cancelBooking } from '@/lib/usecases/bookings/cancel';
import { moveBooking, previewMove } from '@/lib/usecases/bookings/move';
import { recordAttendance } from '@/lib/usecases/bookings/record-attendance';
import { sendLink } from '@/lib/usecases/bookings/send-link';
import { readTouched } from '@/lib/usecases/bookings/touched';
import { payBalance } from '@/lib/usecases/checkouts/pay-balance';
import { recordPayment } from '@/lib/usecases/checkouts/record-payment';
import { markHandedBack, refundPayment, retryRefund } from '@/lib/usecases/refunds/refund';
import { bookingAction } from './booking-action';

/** A dialog always sends the version of the booking that it shows. */
const looked = { version: true } as const;

/**
 * `refundCents` is the refund that the dialog shows: the policy's sum, refused if it differs by now, or with `override`
 * the office's own.
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

/** The bookings that a change of hours, closed periods or people affects, before it is saved. */
export const touchedAction = officeAction(readTouched);

const move = moveBooking.facts.input.omit({ by: true }).required(looked);

export const previewMoveAction = officeAction(previewMove, {
  input: move,
  run: async (ctx, input) => {
    const planned = await previewMove(ctx, { ...input, by: 'business' });
    if (!planned.ok) return planned;
    return { ok: true, differenceCents: planned.differenceCents, refundCents: planned.refundCents };
  },
});

export const moveAction = bookingAction(moveBooking, {
  input: move,
  run: (ctx, input) => moveBooking(ctx, { ...input, by: 'business' }),
});

export const refundAction = bookingAction(refundPayment, {
  input: refundPayment.facts.input.required({ ...looked, reason: true }),
  run: refundPayment,
});

export const recordPaymentAction = bookingAction(recordPayment, {
  input: recordPayment.facts.input.required({ ...looked, note: true }),
  run: recordPayment,
});

export const attendanceAction = bookingAction(recordAttendance, {
  input: recordAttendance.facts.input.required(looked),
  run: recordAttendance,
});

export const resendAction = bookingAction(sendLink);

export const payLinkAction = bookingAction(payBalance);

export const retryRefundAction = bookingAction(retryRefund);

export const handedBackAction = bookingAction(markHandedBack);

export const monthAction = officeAction(readMonth, {
  input: readMonth.facts.input.omit({ clock: true }),
  run: (ctx, query) => readMonth(ctx, { ...query, clock: 'business' }, { fromOffice: true }),
});
