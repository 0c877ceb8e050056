/** A cell of a table: text, a number, an instant, or nothing. */
export type Cell = string | number | boolean | Date | null | undefined;

/** What a spreadsheet would take for a formula; numbers and phone numbers are none. */
const formula = /^[\s\u200b\ufeff]*[=+\-@\t\r＝＋－＠]/;
const harmless = /^[+-]?\d[\d\s().,/-]*$/;

/**
 * A line as RFC 4180 wants it, every cell quoted. What came from a stranger and would run as a formula where somebody opens
 * it gets a `'` before it, which spreadsheets don't show.
 */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** Without it Excel takes UTF-8 for another encoding. */
export const byteOrderMark = '\ufeff';

function csvCell(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return `"${value.toISOString()}"`;
  if (typeof value !== 'string') return `"${value}"`;
  const isRisky = formula.test(value) && !harmless.test(value);
  return `"${isRisky ? "'" : ''}${value.replaceAll('"', '""')}"`;
}

/** Minor units as a decimal number: 12050 of GBP is "120.50". @param digits of the currency: 0, 2 or 3 */
export function decimal(cents: number, digits: number): string {
  const text = String(Math.abs(cents)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return `${cents < 0 ? '-' : ''}${digits === 0 ? whole : `${whole}.${text.slice(-digits)}`}`;
}
