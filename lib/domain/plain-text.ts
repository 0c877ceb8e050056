/** Letters that take no room: zero-width ones, Hangul fillers, marks of direction, tags. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;
const breaks = /\r\n?|[\u2028\u2029]/g;

/** Control characters, and what else breaks a line. */
export const hasControls = (text: string) => /[\p{Cc}\u2028\u2029]/u.test(text);

/** The line breaks of every system as one. */
export const evenBreaks = (text: string) => text.replaceAll(breaks, '\n');

/** Whether anybody can see it: a letter, or with `digits` a digit, that is more than nothing on paper. */
export function isVisible(text: string, digits: boolean): boolean {
  return (digits ? /[\p{L}\p{N}]/u : /\p{L}/u).test(text.replaceAll(unseen, ''));
}

/**
 * What is stored or comes from a vendor, fit for a line of a mail's head or of a calendar file: whatever was let in
 * before there was a rule, no line of somebody else's begins in it.
 */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim();
}

/**
 * A name between quotation marks: of a sender (RFC 5322), of who is in a calendar file (RFC 5545, 3.1). It may hold neither
 * a quotation mark nor a backslash, for not every reader knows how they are escaped.
 */
export function quotable(name: string): string {
  return oneLine(name.replaceAll(/["\\]/g, ' '));
}

/** The same for several lines: they stay, other control characters go. */
export function severalLines(text: string): string {
  return evenBreaks(text).replaceAll(/(?![\n\t])\p{Cc}/gu, '');
}

const endings =
  'com|net|org|info|biz|app|dev|xyz|top|shop|site|online|club|live|link|click|store|website|cloud|page|blog|icu|vip|win|work|world|today|email|help|support|mobi|pro|tech|space|fun|best|bond|cfd|sbs|gle|google|рф';
// What mail programs turn into a link by themselves. "Dr.Li" and "J.P.Morgan" are none.
const address = new RegExp(
  `://|\\b(?:https?|mailto|tel|javascript|data):|\\bwww\\.|[\\p{L}\\p{N}-]\\.(?:${endings})(?![\\p{L}\\p{N}-])|[\\p{L}\\p{N}-]{3}\\.[a-z]{2}(?![\\p{L}\\p{N}-])|[\\p{L}\\p{N}-]\\.[a-z]{2,}/`,
  'iu',
);

/** Whether a mail program would make a link of something in it. */
export function hasAddress(text: string): boolean {
  return address.test(text.normalize('NFKC').replaceAll(unseen, '').replaceAll('。', '.'));
}
