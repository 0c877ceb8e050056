'use server';

import { z } from 'zod';
import { reasonInput } from '@/lib/domain/booking-input';
import { touchedInput } from '@/lib/domain/editing/calendar-change-input';
import { cents, idField, localDate } from '@/lib/domain/editing/fields';
import { officeAction } from '@/lib/http/actions/legacy-actions';
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

const looked = { bookingId: idField, version: z.int().min(1) };

/**
 * `refundCents` is what the dialog says goes back: the policy's sum, where another one by now is said first, or with
 * `override` the office's own.
 */
export const cancelAction = bookingAction(
  {
    name: 'booking.cancel',
    can: 'booking:cancel',
    input: z.strictObject({
      ...looked,
      by: z.enum(['customer', 'business']),
      reason: reasonInput,
      refundCents: z.int().min(0),
      override: z.boolean(),
    }),
  },
  (ctx, { refundCents, override, ...input }) =>
    cancelBooking(ctx, {
      ...input,
      ...(override ? { overrideRefundCents: refundCents } : { shownRefundCents: refundCents }),
    }),
);

const moveInput = z.strictObject({
  ...looked,
  date: localDate.optional(),
  start: z.iso.datetime({ offset: true }).optional(),
  /** Slug of the person or place it is given to. */
  resource: z.string().min(1).max(100).optional(),
});

/** Whom a change of hours, closed periods or people touches, before it is saved. */
export const touchedAction = officeAction(
  { name: 'office.touched', reads: true, can: 'schedule:edit', input: touchedInput },
  (ctx, { change, listed }) => readTouched(ctx, change, listed),
);

export const previewMoveAction = officeAction(
  { name: 'booking.previewMove', reads: true, can: 'booking:reschedule', input: moveInput },
  async (ctx, input) => {
    const planned = await previewReschedule(ctx, { ...input, by: 'business' });
    if (!planned.ok) return planned;
    return { ok: true, differenceCents: planned.differenceCents, refundCents: planned.refundCents };
  },
);

export const moveAction = bookingAction(
  { name: 'booking.move', can: 'booking:reschedule', input: moveInput },
  (ctx, input) => rescheduleBooking(ctx, { ...input, by: 'business' }),
);

export const refundAction = bookingAction(
  {
    name: 'booking.refund',
    can: 'refund:create',
    input: z.strictObject({ ...looked, amountCents: cents, reason: reasonInput }),
  },
  refundPayment,
);

export const recordPaymentAction = bookingAction(
  {
    name: 'booking.recordPayment',
    can: 'payment:record',
    input: z.strictObject({
      ...looked,
      method: z.enum(['CASH', 'TRANSFER']),
      amountCents: cents,
      note: reasonInput,
    }),
  },
  recordPayment,
);

export const outcomeAction = bookingAction(
  {
    name: 'booking.outcome',
    can: 'booking:attendance',
    input: z.strictObject({ ...looked, to: z.enum(['COMPLETED', 'NO_SHOW']) }),
  },
  recordAttendance,
);

export const resendAction = bookingAction(
  { name: 'booking.resend', can: 'booking:reschedule', input: z.strictObject({ bookingId: idField }) },
  sendLink,
);

export const payLinkAction = bookingAction(
  { name: 'booking.payLink', can: 'payment:collect', input: z.strictObject({ bookingId: idField }) },
  (ctx, { bookingId }) => payBalance(ctx, bookingId),
);

const refundInput = z.strictObject({ bookingId: idField, refundId: idField });

export const retryRefundAction = bookingAction(
  { name: 'booking.retryRefund', can: 'refund:create', input: refundInput },
  retryRefund,
);

export const handedBackAction = bookingAction(
  { name: 'booking.handedBack', can: 'refund:create', input: refundInput },
  markHandedBack,
);

/** The free days and times of a month, for the calendar in the office. */
export const monthAction = officeAction(
  {
    name: 'office.month',
    reads: true,
    can: 'booking:read',
    input: z.strictObject({
      package: z.string().min(1).max(100),
      bookingType: z.enum(['DATE', 'TIMESLOT']),
      month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
      seats: z.int().min(1).max(1000),
      zone: z.string().min(1).max(64),
      resource: z.string().min(1).max(100).optional(),
      exceptBookingId: idField.optional(),
    }),
  },
  async (ctx, { package: slug, bookingType, exceptBookingId, ...query }) =>
    readMonth(ctx, { slug, bookingType }, { ...query, clock: 'business' }, exceptBookingId, {
      fromOffice: true,
    }),
);
