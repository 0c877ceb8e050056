import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { actionWords } from '@/components/office/bookings/action-words';
import { type BookingEventName, bookingEvents, disputeEvent } from '@/lib/domain/events/booking-events';
import { businessEvents } from '@/lib/domain/events/business-events';
import { mailsOwedFor } from '@/lib/domain/events/mails-owed';
import { mailKinds } from '@/lib/domain/mail-kinds';

const sources = globSync('lib/{usecases,data}/**/*.ts').map((file) => readFileSync(file, 'utf8'));
const names = Object.keys(bookingEvents) as BookingEventName[];

it.each(names)('%s is recorded by a use case', (event) => {
  const byStatus = (['INQUIRY', 'OPEN', 'WON', 'LOST'] as const).map(disputeEvent);
  const isByStatus = byStatus.some((each) => each === event);
  expect(isByStatus || sources.some((source) => source.includes(`'${event}'`))).toBe(true);
});

it.each(Object.keys(businessEvents))('%s is recorded by a use case', (event) => {
  expect(sources.some((source) => source.includes(`'${event}'`))).toBe(true);
});

const refundId = '0199f000-0000-7000-8000-000000000001';
const known = { amountCents: 500, refundId };
const owed = {
  ofConfirmed: mailsOwedFor('booking.canceled', {
    before: { status: 'CONFIRMED' },
    after: { status: 'CANCELED', by: 'customer', refundCents: 0, reason: '' },
    detail: { by: 'unpaid', resourceIds: [refundId] },
  }),
  ofHeld: mailsOwedFor('booking.canceled', {
    before: { status: 'PENDING' },
    after: { status: 'CANCELED', by: 'customer', refundCents: 0, reason: '' },
    detail: { by: 'customer', resourceIds: [refundId] },
  }),
  cash: mailsOwedFor('payment.credited', { detail: { amountCents: 500, method: 'CASH' } }),
  transfer: mailsOwedFor('payment.credited', { detail: { amountCents: 500, method: 'TRANSFER' } }),
  announced: mailsOwedFor('refund.sent', { after: known, detail: { isAnnounced: true } }),
  lostRefund: mailsOwedFor('refund.failed', { after: known, detail: { isOwed: true } }),
  reopened: mailsOwedFor('dispute.open', {
    after: { amountCents: 500, reason: 'fraudulent' },
    detail: { former: 'WON', takenCents: 0 },
  }),
};

it.each([
  ['a cancelled booking', owed.ofConfirmed, ['booking_canceled', 'owner_canceled', 'person_canceled']],
  ['a hold that is given up', owed.ofHeld, ['booking_canceled']],
  ['cash over the counter', owed.cash, ['owner_paid']],
  ['a bank transfer', owed.transfer, ['payment_received', 'owner_paid']],
  ['a refund that was announced', owed.announced, []],
  ['a refund that failed and is owed', owed.lostRefund, ['refund_failed', 'owner_refund_failed']],
  ['a dispute that is open again', owed.reopened, ['owner_dispute_again']],
])('%s owes its mails', (_, mails, kinds) => {
  expect(mails.map(({ kind }) => kind)).toEqual(kinds);
});

it('sends every kind of mail because of an event', () => {
  const table = readFileSync('lib/domain/events/mails-owed.ts', 'utf8');
  const otherwise = ['link_again', 'person_released'];
  expect(mailKinds.filter((kind) => !table.includes(`'${kind}'`))).toEqual(otherwise);
});

it('one of an older version is shown by its own name', () => {
  expect(actionWords('booking.move_held', 'en-GB')).toBe('Move held');
  expect(actionWords('booking.move_started', 'en-GB')).toBe('A new time is held for the customer');
});
