const made = new Map<string, Intl.DateTimeFormat>();
/** More than a process ever needs; the bound keeps callers with ever new options from filling the memory. */
const MOST = 500;

/**
 * A cached Intl.DateTimeFormat by locale and options: constructing one takes a hundred times as long as using it, and a
 * day of slots formats each of its times at every click.
 */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = made.get(key);
  if (!format) {
    if (made.size >= MOST) made.clear();
    format = new Intl.DateTimeFormat(locale, options);
    made.set(key, format);
  }
  return format;
}
