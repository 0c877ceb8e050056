import { newId } from '@/lib/data/connection/new-id';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { refuse, refuseField } from '@/lib/domain/errors';
import { formatMoney } from '@/lib/domain/money';
import { impossiblePhone, storedPhone } from '@/lib/domain/phone';
import type { Preview } from '@/lib/domain/tools/preview';
import { dateInWords, dayAndMonth, daysInWords, instantInWords, rangeInWords } from '@/lib/domain/when';
import { readAbsence } from '@/lib/usecases/absences/read';
import { recordAbsence } from '@/lib/usecases/absences/record';
import { bookByPhone } from '@/lib/usecases/bookings/book-by-phone';
import { planBooking } from '@/lib/usecases/bookings/plan';
import { readBooking } from '@/lib/usecases/bookings/read';
import { readBusiness } from '@/lib/usecases/business/read';
import { getCatalogue } from '@/lib/usecases/catalogue/read';
import { officeRecipients } from '@/lib/usecases/mails/recipients';
import { wordsOf } from './about-booking';
import { previewOf } from './previewer';

const payWords = {
  LINK: 'By a link that is mailed; the place is held until it is paid',
  LATER: 'At the appointment',
  CASH: 'In cash, which is recorded at once',
};

const byPhone = previewOf(
  bookByPhone,
  [],
  async (ctx, input) => {
    const { booking, payment } = input;
    const catalogue = await getCatalogue(ctx);
    const { tenant } = catalogue;
    if (storedPhone(booking.customer.phone ?? '', tenant.country) === null)
      return refuseField('booking.customer.phone', impossiblePhone);
    const { expectedTotalCents: _, ...asked } = booking;
    const planned = planBooking(
      catalogue,
      { ...asked, arrangement: payment === 'LINK' ? 'ONLINE' : 'AT_APPOINTMENT' },
      { bookingId: newId(), fromOffice: true, maySayHow: true, now: Date.now() },
    );
    if (!planned.ok) return planned;
    const { quote, package: item, claims } = planned.plan;
    const { locale, timeZone } = tenant;
    const money = (cents: number) => formatMoney(cents, quote.currency, locale);
    const when =
      item.bookingType === 'DATE'
        ? daysInWords(claims.date, claims.endDate, locale)
        : rangeInWords({ start: claims.startTime, end: claims.endTime }, timeZone, locale);
    const { customer } = booking;
    const held = quote.dueNowCents > 0;
    const later = quote.balanceCents > 0 && quote.balanceDueOn !== null ? quote.balanceDueOn : null;
    return {
      ok: true,
      input: { ...input, booking: { ...asked, expectedTotalCents: quote.totalCents } },
      preview: {
        title: 'Make a booking',
        about: { text: `${item.name}, ${customer.name}, ${when}`, bookingId: null },
        changes: [
          {
            label: 'Customer',
            before: '',
            after: [customer.name, customer.email, customer.phone].filter(Boolean).join(', '),
          },
          { label: 'When', before: '', after: when },
          ...quote.lines.map((line) => ({
            label: line.label,
            before: '',
            after: `${line.quantity} × ${money(line.unitCents)}`,
          })),
          { label: 'Pays', before: '', after: payWords[payment] },
        ],
        money: {
          before: '',
          after: `${money(quote.totalCents)} in all${held ? `; ${money(quote.dueNowCents)} due now` : ''}${
            later ? `; ${money(quote.balanceCents)} due ${dayAndMonth(later, locale, '')}` : ''
          }.`,
        },
        hears: [
          {
            who: `${customer.name}, ${customer.email}`,
            what: wordsOf(held ? 'pay_link' : 'booking_confirmed'),
          },
          ...(held ? [] : await colleagues(ctx)),
        ],
        notes: ['Whether it is still free is decided when it is booked.'],
      },
    };
  },
  ({ unrecorded }) =>
    unrecorded === null ? 'Booked.' : `Booked, but the cash is not recorded: ${unrecorded}`,
  true,
);

/** The members who hear of every new booking. */
async function colleagues(ctx: TenantContext): Promise<Preview['hears']> {
  const mail = { kind: 'owner_new_booking' as const, recipient: '' };
  const addresses = await officeRecipients(ctx, mail, { resources: [] }, undefined);
  return addresses.length > 0 ? [{ who: addresses.join(', '), what: wordsOf(mail.kind) }] : [];
}

const changedSince = 'A booking has changed since it was read. Please read the absence again.';

const absence = previewOf(
  recordAbsence,
  [],
  async (ctx, input) => {
    const seen = await readAbsence(ctx, { resourceId: input.resourceId, date: input.date });
    if (!seen.ok) return seen;
    const { locale, timeZone } = await readBusiness(ctx);
    const changes: Preview['changes'] = [
      { label: 'Day', before: '', after: `${dateInWords(input.date, locale)}: ${seen.name} is away` },
    ];
    const hears: Preview['hears'] = [];
    let backCents = 0;
    let currency = '';
    for (const { bookingId, version, choice } of input.bookings) {
      const row = seen.rows.find(({ id }) => id === bookingId);
      if (!row) return refuse('not_found', 'One of these bookings is not theirs on that day.');
      const label = `${row.packageName}, ${row.contactName}, ${instantInWords(row.start, timeZone, locale, row.bookingType === 'DATE' ? 'date' : undefined)}`;
      const booking = await readBooking(ctx, { bookingId });
      if (row.version !== version || !booking) return refuse('conflict', changedSince);
      const who = `${booking.contactName}, ${booking.contactEmail}`;
      if (choice.do === 'cancel') {
        if (row.refundCents !== choice.refundCents) return refuse('conflict', changedSince);
        backCents += row.refundCents;
        currency = row.currency;
        const back = formatMoney(row.refundCents, row.currency, locale);
        changes.push({ label, before: seen.name, after: `Cancellation; ${back} goes back` });
        hears.push({ who, what: wordsOf('booking_canceled') });
      } else {
        const other = row.free.find(({ slug }) => slug === choice.to);
        if (!other) return refuse('not_bookable', `Nobody of that name is free for ${row.contactName}.`);
        changes.push({ label, before: seen.name, after: other.name });
        hears.push({ who, what: wordsOf('booking_moved') });
      }
    }
    const left = seen.total - input.bookings.length;
    return {
      ok: true,
      input,
      preview: {
        title: 'Record that somebody is away',
        about: { text: `${seen.name}, ${dateInWords(input.date, locale)}`, bookingId: null },
        changes,
        money:
          currency === ''
            ? null
            : { before: '', after: `${formatMoney(backCents, currency, locale)} goes back in all.` },
        hears,
        notes: [
          'Colleagues who chose such mails, and the people who do the work, hear of each booking.',
          ...(input.reason ? [`Told to the customers: ${input.reason}`] : []),
          ...(left > 0 ? [`Bookings on that day that stay as they are: ${left}.`] : []),
        ],
      },
    };
  },
  ({ done }) => {
    const problems = done.flatMap(({ problem }) => problem ?? []);
    return problems.length === 0
      ? 'Done.'
      : `Done but for ${problems.length} of ${done.length} bookings: ${[...new Set(problems)].join(' ')}`;
  },
  true,
);

export const ofDays = [byPhone, absence];
