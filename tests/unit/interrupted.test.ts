import { expect, it } from 'vitest';
import { leftOf } from '@/lib/domain/tools/interrupted';

const did = (...actions: string[]) => actions.map((action) => ({ action }));

it('of which nothing is noted, nothing was done', () => {
  for (const inSteps of [false, true])
    expect(leftOf([], inSteps)).toEqual({
      status: 'REFUSED',
      outcome: expect.stringContaining('before anything was done'),
    });
});

it('of one transaction it was done, as soon as anything is noted', () => {
  expect(leftOf(did('booking.canceled'), false).status).toBe('DONE');
});

it('of several transactions it says what was done, and that the rest was not', () => {
  const events = did(
    'blackout.made',
    'booking.canceled',
    'booking.canceled',
    'refund.requested',
    'booking.moved',
  );
  expect(leftOf(events, true)).toEqual({
    status: 'INTERRUPTED',
    outcome:
      'Done: the day was closed, 2 cancellations were made, one booking was given to somebody else. The rest was not: please look, and ask for it again.',
  });
});
