import { describe, expect, it } from 'vitest';
import { parseCron } from '@/stand-ins/qstash/cron';
import { readDuration } from '@/stand-ins/qstash/read-message';
import { retryDelayMs } from '@/stand-ins/qstash/retry-delay';

describe('a retry delay', () => {
  it.each([
    ['1000', 3, 1000],
    ['1000 * (1 + retried)', 2, 3000],
    ['pow(2, retried) * 1000', 3, 8000],
    ['max(1000, pow(2, retried) * 100)', 2, 1000],
    ['min(5000, 10000 / 4 - 500)', 0, 2000],
    ['floor(exp(1)) + round(1.5) - -1', 0, 5],
    ['pow(10, 12)', 0, 86_400_000],
  ])('%s at %d', (expression, retried, ms) => {
    expect(retryDelayMs(expression, retried)).toBe(ms);
  });

  it.each(['process.exit(1)', '1 +', 'pow(2', 'foo(1)', '(1))', '1 / 0 - 1 / 0'])(
    'refuses %s',
    (expression) => {
      expect(() => retryDelayMs(expression, 0)).toThrow();
    },
  );

  it('is e^(2.5 n) seconds by default, at most a day', () => {
    expect([0, 1, 2, 3, 4].map((retried) => Math.floor(retryDelayMs(null, retried) / 1000))).toEqual([
      12, 148, 1808, 22026, 86400,
    ]);
  });
});

describe('a cron expression', () => {
  const fits = (cron: string, at: string) => parseCron(cron)(new Date(at));

  it.each([
    ['* * * * *', '2026-03-01T00:00:00Z', true],
    ['*/5 * * * *', '2026-03-01T00:10:00Z', true],
    ['*/5 * * * *', '2026-03-01T00:11:00Z', false],
    ['0 3 * * *', '2026-03-01T03:00:00Z', true],
    ['0 3 * * *', '2026-03-01T04:00:00Z', false],
    ['0-30/10,45 9-17 * 1,3 *', '2026-03-01T09:45:00Z', true],
    ['0-30/10,45 9-17 * 1,3 *', '2026-02-01T09:45:00Z', false],
    ['0 0 * * 7', '2026-03-01T00:00:00Z', true],
    ['0 0 13 * 5', '2026-03-06T00:00:00Z', true],
    ['0 0 13 * *', '2026-03-06T00:00:00Z', false],
  ])('%s at %s: %s', (cron, at, expected) => {
    expect(fits(cron, at)).toBe(expected);
  });

  it.each(['* * * *', '60 * * * *', 'a * * * *', '*/0 * * * *', '5-1 * * * *'])('refuses %s', (cron) => {
    expect(() => parseCron(cron)).toThrow();
  });
});

describe('a duration', () => {
  it('is read in its units', () => {
    expect(['10s', '5m', '2h', '1d', '1d10h50m'].map(readDuration)).toEqual([
      10_000, 300_000, 7_200_000, 86_400_000, 125_400_000,
    ]);
    expect(() => readDuration('ten')).toThrow();
  });
});
