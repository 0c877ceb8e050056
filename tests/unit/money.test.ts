import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moneyText } from '@/components/ui/money';
import { countries, currencies } from '@/lib/domain/countries';
import { formatMoney, minorDigits, shareByBps, spread, stripeMinimum } from '@/lib/domain/money';
import { keepMoneyShape, moneyShape } from '@/lib/domain/money-shape';

test.each([
  [90_000, 'USD', 'en-US', '$900'],
  [90_050, 'USD', 'en-US', '$900.50'],
  [300_000, 'USD', 'en', '$3,000'],
  [0, 'GBP', 'en-GB', '£0'],
  [1_500, 'JPY', 'en', '¥1,500'],
  [1_250, 'KWD', 'en', 'KWD 1.250'],
  [5_000, 'KWD', 'en', 'KWD 5'],
  [-1_234, 'EUR', 'en', '-€12.34'],
  [123_456, 'EUR', 'de', '1.234,56 €'],
  [100_000, 'ISK', 'en', 'ISK 1,000'],
  // As Stripe wants them: with two decimals that are always 00.
  [500, 'UGX', 'en', 'UGX 5'],
])('%d %s in %s reads %s', (cents, currency, locale, words) => {
  expect(formatMoney(cents, currency, locale)).toBe(words);
});

test.each([
  [300_000, 3_000, 90_000],
  [1, 5_000, 1],
  [1, 4_999, 0],
  [333, 3_333, 111],
  [15, 1_000, 2],
  [14, 1_000, 1],
  [2_147_483_647, 10_000, 2_147_483_647],
  [0, 5_000, 0],
])('%d × %d basis points = %d, half up', (cents, bps, share) => {
  expect(shareByBps(cents, bps)).toBe(share);
});

test.each([
  [100, [1, 1, 1], [34, 33, 33]],
  [10, [70, 20, 10], [7, 2, 1]],
  [1, [1, 2], [0, 1]],
  [5, [0, 0], [5, 0]],
  [0, [3, 4], [0, 0]],
  [7, [], []],
])('%d over %j is %j', (amount, weights, parts) => {
  expect(spread(amount, weights)).toEqual(parts);
});

test('spread parts sum to the amount, and none exceeds its weight or its fair share by a unit', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 2_147_483_647 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (parts, share) => {
      const sum = parts.reduce((total, part) => total + part, 0);
      const amount = Math.floor(sum * share);
      const got = spread(amount, parts);
      expect(got.reduce((total, part) => total + part, 0)).toBe(amount);
      got.forEach((part, index) => {
        expect(part).toBeGreaterThanOrEqual(0);
        expect(part).toBeLessThanOrEqual(parts[index] ?? 0);
        if (sum > 0) expect(Math.abs(part - (amount * (parts[index] ?? 0)) / sum)).toBeLessThan(1.001);
      });
    }),
  );
});

test('Stripe’s least charge: published ones, and a safe one for the rest', () => {
  expect(stripeMinimum('usd')).toBe(50);
  expect(stripeMinimum('GBP')).toBe(30);
  expect(stripeMinimum('JPY')).toBe(50);
  expect(stripeMinimum('KWD')).toBe(1000);
});

test('every currency on offer can be charged to its last minor unit', () => {
  // Stripe, Supported currencies: no fractions of ISK and UGX, and three decimals end in 0.
  for (const currency of currencies()) {
    expect(['ISK', 'UGX']).not.toContain(currency);
    expect(minorDigits(currency)).toBe(currency === 'JPY' ? 0 : 2);
  }
});

test('money is written as each country writes it, in any currency that it may have', () => {
  const amounts = [0, 5, 99, 100, 123_400, 123_456, 1_234_567, 123_456_789_012, -5, -123_400, -123_456_789];
  const all = countries();
  for (const { code } of all)
    for (const currency of new Set([...all.map((each) => each.currency), 'KWD'])) {
      const locale = `en-${code}`;
      const digits = minorDigits(currency);
      const [short, full] = (['stripIfInteger', 'auto'] as const).map(
        (trailingZeroDisplay) =>
          new Intl.NumberFormat(locale, {
            style: 'currency',
            currency,
            minimumFractionDigits: digits,
            maximumFractionDigits: digits,
            trailingZeroDisplay,
          }),
      );
      const says = (format: Intl.NumberFormat | undefined) =>
        amounts.map((cents) => format?.format(cents / 10 ** digits).replaceAll(/[\u00a0\u202f]/g, ' '));
      expect([locale, ...amounts.map((cents) => formatMoney(cents, currency, locale))]).toEqual([
        locale,
        ...says(short),
      ]);
      expect([locale, ...amounts.map((cents) => moneyText(cents, currency, locale))]).toEqual([
        locale,
        ...says(full),
      ]);
    }
});

test('a page that comes with how its money is written doesn’t ask Intl', () => {
  const shape = moneyShape('USD', 'en-US');
  keepMoneyShape('USD', 'xx-unheard-of', { ...shape, before: '¤' });
  expect(formatMoney(123_450, 'USD', 'xx-unheard-of')).toBe('¤1,234.50');
});
