import type { OpenPeriod, Photo } from '@/lib/domain/catalogue';

export const picture = (set: string, name: string): string => `/pictures/${set}/${name}.webp`;

/** `<package>-1.webp` and so on, with what each shows. */
export const photosOf = (set: string, name: string, alts: string[]): Photo[] =>
  alts.map((alt, index) => ({ url: picture(set, `${name}-${index + 1}`), alt }));

export const onDays = (
  weekdays: number[],
  startMinute: number,
  endMinute: number,
): Record<number, OpenPeriod[]> =>
  Object.fromEntries(weekdays.map((weekday) => [weekday, [{ startMinute, endMinute }]]));

export const everyDay = (startMinute: number, endMinute: number) =>
  onDays([1, 2, 3, 4, 5, 6, 7], startMinute, endMinute);
