import type { BookingDetails } from '@/lib/data/bookings/booking-shape';
import { readBooking } from '@/lib/data/bookings/bookings';
import { readSite, type Site } from '@/lib/data/catalogue/sites';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import {
  markMail,
  mayMailOthers,
  nobodyToTell,
  noLongerNeeded,
  officeMailsSince,
  readMail,
} from '@/lib/data/outbox/mail-delivery';
import { bookingView } from '@/lib/domain/booking-view';
import { calendarEvent } from '@/lib/domain/calendar-link';
import { currencyNoteFor, currencyNoteOf } from '@/lib/domain/currency-note';
import { DAY } from '@/lib/domain/durations';
import { NonRetryable } from '@/lib/domain/jobs/non-retryable';
import { WaitsForVendor } from '@/lib/domain/jobs/waits-for-vendor';
import type { MailAbout } from '@/lib/domain/mail-about';
import { isMailKind, type MailKind } from '@/lib/domain/mail-kinds';
import { isOfficeMail } from '@/lib/domain/mail-topics';
import { moneyState } from '@/lib/domain/money-state';
import { moveWaitsUntil } from '@/lib/domain/pending-move';
import { stillOwed } from '@/lib/domain/refunds';
import { siteLinks } from '@/lib/domain/site-links';
import { spelled } from '@/lib/domain/spelling';
import { localDateOf } from '@/lib/domain/time';
import { daysInWords, instantForCustomer, whenInWords } from '@/lib/domain/when';
import { env } from '@/lib/env';
import { type OutgoingMail, sendMail } from '@/lib/integrations/postmark/send-mail';
import { customerLink } from '@/lib/usecases/booking-core/customer-link';
import { calendarInvitation } from '@/lib/usecases/bookings/calendar-file';
import type { BookingMail } from './booking-mail';
import { bookingMails, stillNeeded } from './booking-mails';
import { brandOf } from './brand';
import { officeRecipients } from './recipients';
import { renderMail } from './render-mail';

/** Mails per day about bookings to an owner whose address isn't proven, over all of their businesses. */
const mostUnproven = 10;
/** The kinds that change the entry in the customer's calendar. */
const withCalendar = new Set<MailKind>(['booking_confirmed', 'booking_moved', 'booking_canceled']);

/**
 * The job that sends a Mail row once: a row that was sent is not sent again (only a crash between sending and recording
 * it can cause a duplicate). The text is written at the moment of sending, so it is never out of date; a mail that is
 * no longer needed is not sent.
 * @throws WaitsForVendor when it may go through later; NonRetryable when it never will (recorded on the row)
 */
export async function sendBookingMail(
  ctx: TenantContext,
  payload: MailAbout & { mailId: string },
  now = Date.now(),
): Promise<void> {
  const row = await readMail(ctx, payload.mailId);
  if (!row?.bookingId || row.status !== 'QUEUED') return;
  // The mail stays held and is sent when the address is proven (mails-may-go.ts).
  if (await waitsForProof(ctx, row.kind, now)) return;
  const { kind } = row;
  if (!isMailKind(kind)) throw new NonRetryable(`There is no mail of the kind ${row.kind}`);
  const [booking, site] = await Promise.all([readBooking(ctx, row.bookingId), readSite(ctx)]);
  if (!booking) return;
  const mail = contentOf(booking, site, payload, now);
  const { status, start } = booking;
  if (
    stillNeeded[kind]?.({
      status,
      start,
      owedCents: mail.owedCents,
      now,
      moveWaits: booking.pendingMove !== null,
      refundFailed: mail.refund?.status === 'FAILED' && mail.refund.amountCents > 0,
    }) === false
  ) {
    return markMail(ctx, row.id, { status: 'FAILED', failure: noLongerNeeded });
  }
  const to = isOfficeMail(row.kind)
    ? await officeRecipients(ctx, row, booking, payload.actorId)
    : [row.recipient];
  if (to.length === 0) return markMail(ctx, row.id, { status: 'FAILED', failure: nobodyToTell });

  const content = bookingMails[kind](mail);
  const { html, text } = await renderMail(content, brandOf(booking, site, env.APP_URL));
  const sent = await sendMail({
    to: to.join(', '),
    subject: content.subject,
    html,
    text,
    fromName: booking.tenant.name,
    ...(site?.contactEmail && !isOfficeMail(row.kind) ? { replyTo: site.contactEmail } : {}),
    tag: row.kind,
    metadata: { mailId: row.id, tenantId: ctx.tenantId },
    attachments: withCalendar.has(kind) ? [calendar(booking, site, now)] : [],
  });
  if (sent.ok) {
    return markMail(ctx, row.id, {
      status: 'SENT',
      subject: content.subject,
      vendorId: sent.vendorId,
      recipient: to.join(', '),
    });
  }
  if (sent.reason === 'retryable') throw new WaitsForVendor('postmark', sent.detail);
  await markMail(ctx, row.id, {
    status: sent.reason === 'inactive_recipient' ? 'BOUNCED' : 'FAILED',
    subject: content.subject,
    failure: sent.detail,
  });
}

/**
 * Until an owner's address is proven, the business mails nobody else, and the owner, who may be a stranger, gets only
 * the first few mails about bookings.
 */
async function waitsForProof(ctx: TenantContext, kind: string, now: number): Promise<boolean> {
  if (await mayMailOthers(ctx)) return false;
  return !kind.startsWith('owner_') || (await officeMailsSince(ctx, new Date(now - DAY))) >= mostUnproven;
}

function contentOf(booking: BookingDetails, site: Site | null, about: MailAbout, now: number): BookingMail {
  const { tenant } = booking;
  const view = bookingView(booking, site, now);
  return {
    about,
    was: about.was ? timeInWords(booking, about.was) : '',
    waitingMove: booking.pendingMove && {
      to: timeInWords(booking, booking.pendingMove),
      until: waitsUntil(booking),
      differenceCents: booking.pendingMove.differenceCents,
    },
    movedTo: about.movedTo ? timeInWords(booking, about.movedTo) : '',
    reason: booking.status === 'CANCELED' && about.by !== 'unpaid' ? booking.cancelReason : '',
    canceled: booking,
    view,
    contactPhone: booking.contactPhone,
    notes: booking.notes,
    currency: booking.currency,
    locale: tenant.locale,
    // A mail knows of the customer's region only the zone in which they booked.
    currencyNote:
      currencyNoteFor(currencyNoteOf(view.prices), { languages: [], timeZone: booking.timeZone }) ?? '',
    owedCents: moneyState(booking, localDateOf(now, tenant.timeZone)).owedCents,
    refund: refundOf(booking, about),
    policyNote: booking.policy.note,
    links: {
      manage: customerLink(booking.tenant.id, booking),
      office: `${env.APP_URL}/admin/bookings/${booking.id}`,
      bookAgain: env.APP_URL + siteLinks(tenant.slug).book(booking.package.slug),
    },
  };
}

/** The refund that the mail is about; for a failed one, the amount that is still owed. */
function refundOf(booking: BookingDetails, { refundId }: MailAbout): BookingMail['refund'] {
  const refund = booking.refunds.find(({ id }) => id === refundId);
  return refund?.status === 'FAILED' ? { ...refund, amountCents: stillOwed(booking, refund) } : refund;
}

/** Another time than the one that the booking has. */
/** On the business's clock, which is named where the customer's shows another time. */
function waitsUntil(booking: BookingDetails): string {
  const { tenant, timeZone } = booking;
  const until = moveWaitsUntil(booking);
  return until === null
    ? ''
    : instantForCustomer(until, { business: tenant.timeZone, customer: timeZone }, tenant.locale);
}

function timeInWords(booking: BookingDetails, at: NonNullable<MailAbout['was']>): string {
  const { tenant, package: item, bookingType } = booking;
  if (bookingType === 'DATE') return daysInWords(at.date, at.endDate, tenant.locale);
  const zones = { business: tenant.timeZone, visitor: booking.timeZone };
  return whenInWords({ ...at, bookingType, locationKind: item.locationKind }, zones, tenant.locale).first;
}

function calendar(
  booking: BookingDetails,
  site: Site | null,
  now: number,
): NonNullable<OutgoingMail['attachments']>[number] {
  const { place } = bookingView(booking, site, now);
  const url = customerLink(booking.tenant.id, booking);
  const { method, text } = calendarInvitation(
    booking,
    calendarEvent(booking, { place, notes: url }),
    url,
    now,
  );
  return {
    name: method === 'CANCEL' ? spelled('cancelled.ics', booking.tenant.locale) : 'booking.ics',
    contentType: `text/calendar; charset=utf-8; method=${method}`,
    content: text,
  };
}
