import { currencyName } from '@/lib/domain/money';

/** Symbols that mean another money elsewhere. */
const SHARED = new Set(['$', '¥', '£', 'kr', 'kr.', 'R', 'Rs', '₨', 'L', 'K', 'Fr', 'Fr.', 'лв.']);

/**
 * "Prices are in Australian dollars (AUD)." for a visitor from elsewhere who would read the symbol as their own money;
 * null where it is clear. `locale` is the business's, `languages` are the visitor's, preferred first, `zones` the time
 * zones of both: what tells the region where a language names none.
 */
export function currencyNote(
  { currency, locale, timeZone }: { currency: string; locale: string; timeZone: string },
  visitor: { languages: readonly string[]; timeZone: string | null },
): string | null {
  const symbol = new Intl.NumberFormat(locale, { style: 'currency', currency })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value;
  if (symbol === undefined || !SHARED.has(symbol)) return null;
  const regions = visitor.languages.flatMap((language) => /-([A-Z]{2})(?:-|$)/.exec(language)?.[1] ?? []);
  const home = /-([A-Z]{2})(?:-|$)/.exec(locale)?.[1];
  const isHome = visitor.timeZone === timeZone || (home !== undefined && regions.includes(home));
  return isHome ? null : `Prices are in ${currencyName(currency)} (${currency}).`;
}
