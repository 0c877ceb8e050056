import { expect, it } from 'vitest';
import { cancellationMoneyWords } from '@/lib/domain/cancellation-words';
import type { RefundReason, RefundStatus } from '@/lib/domain/refunds';

const say = (
  refund: {
    byBank?: boolean;
    amountCents?: number;
    status: RefundStatus;
    reason: RefundReason;
    stripeRefundId: string | null;
  },
  dispute?: 'OPEN' | 'LOST',
) =>
  cancellationMoneyWords(
    {
      currency: 'USD',
      payments: [{ id: 'p', method: 'CARD', amountCents: 90_000 }],
      refunds: [
        {
          id: 'r',
          paymentId: 'p',
          amountCents: 90_000,
          byBank: false,
          createdAt: 0,
          settledAt: 0,
          ...refund,
        },
      ],
      disputes: dispute
        ? [
            {
              paymentId: 'p',
              takenCents: 20_000,
              keptCents: dispute === 'LOST' ? 20_000 : 0,
              status: dispute,
            },
          ]
        : [],
    },
    'Bella',
    'en-US',
  ).join(' ');

it.each(['LATE_PAYMENT', 'CANCELED_BY_BUSINESS'] as const)('%s is told as it went back', (reason) => {
  const byHand = say({ status: 'SUCCEEDED', reason, stripeRefundId: null });
  expect(byHand).toBe('Bella has given you $900 back in another way than to your card.');
  expect(say({ status: 'SUCCEEDED', reason, stripeRefundId: 're' })).toMatch(
    /^\$900 has been sent back to the card/,
  );
  expect(say({ status: 'PENDING', reason, stripeRefundId: null })).toMatch(/^\$900 is on its way back/);
  expect(say({ status: 'FAILED', reason, stripeRefundId: 're' })).toMatch(/^\$900 could not be sent back/);
});

it('what failed stays with nobody, whatever it was for', () => {
  const words = say({ amountCents: 20_000, status: 'FAILED', reason: 'MOVED_CHEAPER', stripeRefundId: 're' });
  expect(words).toBe(
    '$200 could not be sent back to your card. Bella gives it back in another way. $700 of what you paid stays with Bella.',
  );
});

it('what waits for a dispute is not on its way, and what the bank gave is said', () => {
  const reason = 'CANCELED_BY_BUSINESS';
  const waiting = say({ status: 'PENDING', reason, stripeRefundId: null }, 'OPEN');
  expect(waiting).toMatch(/^\$900 waits until your bank has decided/);
  expect(waiting).not.toContain('on its way');
  const given = {
    amountCents: 20_000,
    byBank: true,
    status: 'FAILED',
    reason,
    stripeRefundId: null,
  } as const;
  expect(say(given, 'LOST')).toBe(
    'Your bank has given you $200 back. $700 of what you paid stays with Bella.',
  );
});

it('what is still to be handed over is said, whatever it was for', () => {
  const moved = { amountCents: 20_000, reason: 'MOVED_CHEAPER', stripeRefundId: null } as const;
  expect(say({ ...moved, status: 'PENDING' })).toMatch(/^\$200 is on its way back/);
  expect(say({ ...moved, status: 'SUCCEEDED' })).toBe('$700 of what you paid stays with Bella.');
});
