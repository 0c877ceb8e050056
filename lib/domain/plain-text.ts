/** Characters without width: zero-width ones, Hangul fillers, direction marks, tags. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;
const breaks = /\r\n?|[\u2028\u2029]/g;

/** Whether the text has control characters or Unicode line separators. */
export const hasControls = (text: string) => /[\p{Cc}\u2028\u2029]/u.test(text);

/** Normalises the line breaks of every system to `\n`. */
export const evenBreaks = (text: string) => text.replaceAll(breaks, '\n');

/** Whether the text shows anything: a visible letter, or with `digits` a digit. */
export function isVisible(text: string, digits: boolean): boolean {
  return (digits ? /[\p{L}\p{N}]/u : /\p{L}/u).test(text.replaceAll(unseen, ''));
}

/**
 * Folds a stored text or one from a vendor into a single line, safe for a mail header or a calendar file: text that was
 * stored before validation existed can't inject a header line.
 */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim();
}

/**
 * A name that is safe inside quotation marks: of a sender (RFC 5322) or an attendee in a calendar file (RFC 5545, 3.1).
 * Quotation marks and backslashes are replaced, since not every reader knows how they are escaped.
 */
export function quotable(name: string): string {
  return oneLine(name.replaceAll(/["\\]/g, ' '));
}

/** The same for text of several lines: line breaks stay, other control characters are removed. */
export function severalLines(text: string): string {
  return evenBreaks(text).replaceAll(/(?![\n\t])\p{Cc}/gu, '');
}

const endings =
  'com|net|org|info|biz|app|dev|xyz|top|shop|site|online|club|live|link|click|store|website|cloud|page|blog|icu|vip|win|work|world|today|email|help|support|mobi|pro|tech|space|fun|best|bond|cfd|sbs|gle|google|рф';
// What mail programs turn into a link by themselves. Names such as "Dr.Li" and "J.P.Morgan" don't match.
const address = new RegExp(
  `://|\\b(?:https?|mailto|tel|javascript|data):|\\bwww\\.|[\\p{L}\\p{N}-]\\.(?:${endings})(?![\\p{L}\\p{N}-])|[\\p{L}\\p{N}-]{3}\\.[a-z]{2}(?![\\p{L}\\p{N}-])|[\\p{L}\\p{N}-]\\.[a-z]{2,}/`,
  'iu',
);

/** Whether a mail program would turn part of the text into a link. */
export function hasAddress(text: string): boolean {
  return address.test(text.normalize('NFKC').replaceAll(unseen, '').replaceAll('。', '.'));
}
