import { currencyName } from '@/lib/domain/money';
import { moneyShape } from '@/lib/domain/money-shape';

/** Symbols that mean another money elsewhere. */
const SHARED = new Set(['$', '¥', '£', 'kr', 'kr.', 'R', 'Rs', '₨', 'L', 'K', 'Fr', 'Fr.', 'лв.']);

/** Whose money it is; `words` for somebody from elsewhere, null where its sign means the same everywhere. */
export type CurrencyNote = { words: string | null; locale: string; timeZone: string };

/** "Prices are in Australian dollars (AUD)." `locale` is the business's. */
export function currencyNoteOf({
  currency,
  locale,
  timeZone,
}: {
  currency: string;
  locale: string;
  timeZone: string;
}): CurrencyNote {
  const { before, after } = moneyShape(currency, locale);
  const isShared = SHARED.has(before.trim()) || SHARED.has(after.trim());
  const words = isShared ? `Prices are in ${currencyName(currency)} (${currency}).` : null;
  return { words, locale, timeZone };
}

/**
 * The words for a visitor who would read the symbol as their own money; null for one from there. `languages` are the
 * visitor's, preferred first; the zones of both tell the region where a language names none. Asks no Intl: in a browser
 * its first use is slow.
 */
export function currencyNoteFor(
  { words, locale, timeZone }: CurrencyNote,
  visitor: { languages: readonly string[]; timeZone: string | null },
): string | null {
  const regions = visitor.languages.flatMap((language) => /-([A-Z]{2})(?:-|$)/.exec(language)?.[1] ?? []);
  const home = /-([A-Z]{2})(?:-|$)/.exec(locale)?.[1];
  const isHome = visitor.timeZone === timeZone || (home !== undefined && regions.includes(home));
  return isHome ? null : words;
}
