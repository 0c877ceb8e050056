/** How amounts of a currency are written in a locale: what stands around the number, and within it. */
export type MoneyShape = {
  before: string;
  after: string;
  /** Around an amount below zero. */
  minusBefore: string;
  minusAfter: string;
  group: string;
  decimal: string;
  /** Digits in the last group, and in those before it. */
  last: number;
  others: number;
};

/** A process sees a handful; the bound is for what a caller may send. */
const MOST = 500;
const known = new Map<string, MoneyShape>();
const nameOf = (currency: string, locale: string) => `${currency} ${locale}`;

/**
 * Asked of Intl once for each currency and locale: its first use is the slowest thing in loading a page, and each new format
 * takes longer than a page's other words together. A page that comes with its shape (`keepMoneyShape`) doesn't ask at all.
 */
export function moneyShape(currency: string, locale: string): MoneyShape {
  const name = nameOf(currency, locale);
  const kept = known.get(name);
  if (kept) return kept;
  const made = askIntl(currency, locale);
  keepMoneyShape(currency, locale, made);
  return made;
}

/** In a browser: the server's, so that both write alike. */
export function keepMoneyShape(currency: string, locale: string, shape: MoneyShape): void {
  if (known.size >= MOST) known.clear();
  known.set(nameOf(currency, locale), shape);
}

function askIntl(currency: string, locale: string): MoneyShape {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const parts = format.formatToParts(1_234_567_890.5);
  const [before, after] = around(parts);
  const [minusBefore, minusAfter] = around(format.formatToParts(-1));
  const groups = parts.filter(({ type }) => type === 'integer').map(({ value }) => value.length);
  const mark = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return {
    before,
    after,
    minusBefore,
    minusAfter,
    group: plain(mark('group')),
    decimal: mark('decimal'),
    last: groups.at(-1) ?? 3,
    others: groups.at(-2) ?? 3,
  };
}

function around(parts: Intl.NumberFormatPart[]): [string, string] {
  const isDigit = ({ type }: Intl.NumberFormatPart) => type === 'integer' || type === 'fraction';
  const text = (some: Intl.NumberFormatPart[]) => plain(some.map(({ value }) => value).join(''));
  return [
    text(parts.slice(0, parts.findIndex(isDigit))),
    text(parts.slice(parts.findLastIndex(isDigit) + 1)),
  ];
}

/** Spaces that don't break, as plain ones. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
