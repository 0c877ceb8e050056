import type { BookingDetails, RefundRow } from '@/lib/data/bookings/booking-shape';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { refuseField } from '@/lib/domain/errors';
import { mailsOwedFor } from '@/lib/domain/events/mails-owed';
import type { RefundReason } from '@/lib/domain/refunds';
import { spelled } from '@/lib/domain/spelling';
import { requireBooking } from '@/lib/usecases/booking-core/require-booking';
import { cancelBooking, previewCancellation } from '@/lib/usecases/bookings/cancel';
import { moveBooking, previewMove } from '@/lib/usecases/bookings/move';
import { recordAttendance } from '@/lib/usecases/bookings/record-attendance';
import { mailToSend, sendLink } from '@/lib/usecases/bookings/send-link';
import { getCatalogue } from '@/lib/usecases/catalogue/read';
import { permit } from '@/lib/usecases/permit';
import { refundParts } from '@/lib/usecases/refunds/refund-parts';
import { aboutBooking, moneyOf, say, whenOf, whoHears } from './about-booking';
import { previewOfBooking } from './preview-of-booking';
import { previewOf } from './previewer';

/** The booking as it would be with these refunds, which have not been made. */
export function withRefunds(
  booking: BookingDetails,
  parts: readonly { payment: { id: string; method: string }; amountCents: number }[],
  reason: RefundReason,
): BookingDetails {
  const made = parts.map(({ payment, amountCents }, at): RefundRow => {
    const isHandedOver = payment.method !== 'CARD' && reason === 'GOODWILL';
    return {
      id: `new-${at}`,
      paymentId: payment.id,
      amountCents,
      feeCents: 0,
      reason,
      note: '',
      status: isHandedOver ? 'SUCCEEDED' : 'PENDING',
      attempt: 1,
      stripeRefundId: null,
      earlierStripeIds: [],
      failure: '',
      byBank: false,
      createdAt: 0,
      settledAt: null,
    };
  });
  return { ...booking, refunds: [...booking.refunds, ...made] };
}

const inHand =
  'Part of it was not paid by card: that stays on your money page until you have handed it back.';

/** What has to be handed back by a person, in a sentence; none where all goes back to cards. */
export const byHandNotes = (parts: readonly { payment: { method: string } }[]): string[] =>
  parts.some(({ payment }) => payment.method !== 'CARD') ? [inHand] : [];

const cancel = previewOf(cancelBooking, ['version', 'shownRefundCents'], async (ctx, input) => {
  const { bookingId, by, overrideRefundCents, reason = '' } = input;
  if (overrideRefundCents !== undefined) {
    permit(ctx, 'refund:override');
    if (!reason.trim())
      return refuseField('reason', 'Please say why another sum goes back than the policy says.');
  }
  const seen = await previewCancellation(ctx, { bookingId, by });
  if (!seen.ok) return seen;
  const booking = await requireBooking(ctx, bookingId);
  const refundCents = overrideRefundCents ?? seen.refundCents;
  const parts = refundParts(booking, refundCents);
  if (!parts.ok) return parts;
  const after = withRefunds(
    { ...booking, status: 'CANCELED' },
    parts.parts,
    by === 'business' ? 'CANCELED_BY_BUSINESS' : 'CANCELED_BY_CUSTOMER',
  );
  return {
    ok: true,
    input: { ...input, version: booking.version, shownRefundCents: seen.refundCents },
    preview: {
      title: 'Cancel a booking',
      about: aboutBooking(booking),
      changes: [
        { label: 'Status', before: statusOf(booking.status, booking), after: statusOf('CANCELED', booking) },
        { label: 'Goes back', before: '', after: say(refundCents, booking) },
        ...(reason.trim()
          ? [{ label: 'Reason, told to the customer', before: '', after: reason.trim() }]
          : []),
      ],
      money: moneyOf(booking, after),
      hears: await whoHears(
        ctx,
        booking,
        mailsOwedFor('booking.canceled', {
          before: { status: booking.status },
          after: { status: 'CANCELED', by, refundCents, reason },
          detail: { by, resourceIds: booking.resourceIds },
        }),
      ),
      notes: [
        by === 'business'
          ? 'The business cancels: all that was paid goes back, unless another sum is given.'
          : 'The customer cancels: the policy that was agreed says what goes back.',
        ...(overrideRefundCents === undefined
          ? []
          : [`By its rules ${say(seen.refundCents, booking)} would go back.`]),
        ...byHandNotes(parts.parts),
      ],
    },
  };
});

const statusOf = (status: BookingDetails['status'], { tenant }: BookingDetails): string =>
  status === 'CANCELED' ? spelled('Cancelled', tenant.locale) : statusWords[status];

const statusWords: Record<Exclude<BookingDetails['status'], 'CANCELED'>, string> = {
  PENDING: 'Waits for its payment',
  CONFIRMED: 'Confirmed',
  EXPIRED: 'Lapsed',
  COMPLETED: 'Took place',
  NO_SHOW: 'Nobody came',
};

const pinnedOfMove = ['version', 'shownDifferenceCents', 'shownRefundCents'] as const;
const move = previewOf(moveBooking, pinnedOfMove, async (ctx, input) => {
  const { version: _, shownDifferenceCents: __, shownRefundCents: ___, ...asked } = input;
  const booking = await requireBooking(ctx, input.bookingId);
  const seen = await previewMove(ctx, asked);
  if (!seen.ok) return seen;
  const { target, differenceCents, refundCents } = seen;
  const there: BookingDetails = {
    ...booking,
    start: target.start,
    end: target.end,
    date: target.date,
    endDate: target.endDate,
    totalCents: target.quote.totalCents,
  };
  const parts = refundParts(booking, refundCents);
  if (refundCents > 0 && !parts.ok) return parts;
  const refunds = parts.ok && refundCents > 0 ? parts.parts : [];
  const waits = differenceCents > 0;
  return {
    ok: true,
    input: {
      ...asked,
      version: booking.version,
      shownDifferenceCents: differenceCents,
      shownRefundCents: refundCents,
    },
    preview: {
      title: 'Move a booking',
      about: aboutBooking(booking),
      changes: [
        { label: 'When', before: whenOf(booking), after: whenOf(there) },
        ...(asked.resource === undefined
          ? []
          : [
              {
                label: 'With',
                before: booking.resources.map(({ name }) => name).join(', '),
                after: await nameOf(ctx, asked.resource),
              },
            ]),
        ...(target.quote.totalCents === booking.totalCents
          ? []
          : [
              {
                label: 'Price',
                before: say(booking.totalCents, booking),
                after: say(target.quote.totalCents, booking),
              },
            ]),
      ],
      money: moneyOf(booking, withRefunds(there, refunds, 'MOVED_CHEAPER')),
      hears: waits
        ? await whoHears(
            ctx,
            booking,
            mailsOwedFor('booking.move_started', {
              before: { start: booking.start, end: booking.end },
              after: { start: target.start, end: target.end, differenceCents },
              detail: { by: asked.by },
            }),
          )
        : await whoHears(
            ctx,
            booking,
            mailsOwedFor('booking.moved', {
              before: { start: booking.start, end: booking.end, totalCents: booking.totalCents },
              after: {
                start: target.start,
                end: target.end,
                totalCents: target.quote.totalCents,
                by: asked.by,
              },
              detail: {
                resourceIds: booking.resourceIds,
                was: { start: booking.start, end: booking.end, date: booking.date, endDate: booking.endDate },
              },
            }),
          ),
      notes: [
        ...(waits
          ? [
              `It costs ${say(differenceCents, booking)} more. Both times are held, and it moves once that is paid by card.`,
            ]
          : []),
        ...byHandNotes(refunds),
      ],
    },
  };
});

const link = previewOfBooking(sendLink, async (booking, _input, ctx) => {
  const mail = mailToSend(booking.status);
  return {
    ok: true,
    preview: {
      title: 'Mail the customer their booking again',
      changes: [],
      money: null,
      hears: await whoHears(ctx, booking, mailsOwedFor('booking.mailed_again', { after: { mail } })),
      notes: [],
    },
  };
});

const attendance = previewOfBooking(recordAttendance, async (booking, input) => {
  return {
    ok: true,
    preview: {
      title: 'Record whether the customer came',
      changes: [
        { label: 'Status', before: statusOf(booking.status, booking), after: statusOf(input.to, booking) },
      ],
      money: null,
      hears: [],
      notes: ['It can’t become a coming booking again; whether they came can be corrected for seven days.'],
    },
  };
});

export const ofBookings = [cancel, move, link, attendance];

async function nameOf(ctx: TenantContext, slug: string): Promise<string> {
  const { resources } = await getCatalogue(ctx);
  return resources.find((each) => each.slug === slug)?.name ?? slug;
}
