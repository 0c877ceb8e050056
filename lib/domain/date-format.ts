const made = new Map<string, Intl.DateTimeFormat>();
/** More than one process ever needs at a time; whoever asks for a different one each time must not fill the memory. */
const MOST = 500;

/**
 * Intl.DateTimeFormat, made once for what it is asked: making one takes a hundred times as long as using it, and a day
 * of slots uses one for each of its times at every click.
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
