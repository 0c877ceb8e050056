import type { OpenPeriod, Photo } from '@/lib/domain/catalogue';

/** The path of a picture that ships with the app; `set` is its folder under `public/pictures`. */
export const picture = (set: string, name: string): string => `/pictures/${set}/${name}.webp`;

/** One photo for each alternative text, in order: `<name>-1.webp`, `<name>-2.webp` and so on. */
export const photosOf = (set: string, name: string, alts: string[]): Photo[] =>
  alts.map((alt, index) => ({ url: picture(set, `${name}-${index + 1}`), alt }));

/** The same hours on ISO weekdays 1–7, in minutes from local midnight. */
export const onDays = (
  weekdays: number[],
  startMinute: number,
  endMinute: number,
): Record<number, OpenPeriod[]> =>
  Object.fromEntries(weekdays.map((weekday) => [weekday, [{ startMinute, endMinute }]]));

/** The same hours on every day of the week, in minutes from local midnight. */
export const everyDay = (startMinute: number, endMinute: number) =>
  onDays([1, 2, 3, 4, 5, 6, 7], startMinute, endMinute);
