import { expect, test } from 'vitest';
import { bookingStatuses, bookingSteps, mayCorrect, transition } from '@/lib/domain/lifecycle';

/** The lifecycle once more, as a table that a person can check against the rules; "–" can't happen. */
const table = `
            CONFIRM    EXPIRE   CANCEL    COMPLETE   NO_SHOW
PENDING     CONFIRMED  EXPIRED  CANCELED  –          –
CONFIRMED   –          –        CANCELED  COMPLETED  NO_SHOW
COMPLETED   –          –        –         –          NO_SHOW
NO_SHOW     –          –        –         COMPLETED  –
CANCELED    –          –        –         –          –
EXPIRED     CONFIRMED  –        –         –          –`;

const [events = [], ...rows] = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const pairs = rows.flatMap(([status, ...next]) =>
  next.map((to, index) => [status, events[index], to] as const),
);

test('the table names every status and every event once', () => {
  expect(rows.map(([status]) => status).sort()).toEqual([...bookingStatuses].sort());
  expect([...events].sort()).toEqual([...bookingSteps].sort());
  expect(pairs).toHaveLength(30);
});

test.each(pairs)('%s, %s → %s', (from, by, to) => {
  const status = bookingStatuses.find((each) => each === from);
  const event = bookingSteps.find((each) => each === by);
  if (!status || !event) throw new Error('not in the table');
  const answer = transition(status, event, 'en-GB');
  if (to === '–')
    expect(answer).toMatchObject({
      ok: false,
      reason: 'not_allowed',
      detail: expect.stringMatching(/, so it can’t .*\.$/),
    });
  else expect(answer).toEqual({ ok: true, status: to });
});

test('a no-show can be corrected for 7 days', () => {
  const week = 7 * 86_400_000;
  expect(mayCorrect(1_000, 1_000 + week - 1)).toBe(true);
  expect(mayCorrect(1_000, 1_000 + week)).toBe(false);
});
