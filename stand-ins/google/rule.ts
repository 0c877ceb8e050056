import { GoogleRefusal } from './refusal';

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** More than any test or person makes; a rule without an end stops there. */
export const mostInstances = 1_000;

export type Rule = {
  freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  interval: number;
  count: number;
  /** Epoch milliseconds. */
  until: number;
  /** ISO weekdays; `nth` of a month, from its end if negative, 0: each. */
  days: { nth: number; weekday: number }[];
  monthDays: number[];
  months: number[];
};

const known = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'WKST'];

/** Google takes all of RFC 5545; the local cloud knows what calendars offer their people, and refuses what it would get wrong. */
export function parseRule(recurrence: readonly string[]): Rule {
  const [line = '', ...more] = recurrence;
  const no = () =>
    new GoogleRefusal(501, 'notImplemented', `The local cloud does not repeat by "${recurrence.join()}".`);
  if (!line.startsWith('RRULE:') || more.length > 0) throw no();
  const parts = new Map(
    line
      .slice('RRULE:'.length)
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  );
  if ([...parts.keys()].some((name) => !known.includes(name))) throw no();
  const list = (name: string) => (parts.get(name) ?? '').split(',').filter(Boolean);
  const numbers = (name: string, most: number) =>
    list(name).map((text) => {
      const number = Number(text);
      if (!Number.isInteger(number) || number === 0 || Math.abs(number) > most) throw invalid(line);
      return number;
    });
  const freq = parts.get('FREQ') ?? '';
  if (!isFreq(freq)) throw no();
  const rule: Rule = {
    freq,
    interval: wholeNumber(parts.get('INTERVAL') ?? '1', line),
    count: wholeNumber(parts.get('COUNT') ?? String(mostInstances), line),
    until: untilOf(parts.get('UNTIL'), line),
    days: list('BYDAY').map((text) => {
      const [, nth = '', name = ''] = /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text) ?? [];
      if (name === '') throw invalid(line);
      return { nth: Number(nth), weekday: weekdays.indexOf(name) + 1 };
    }),
    monthDays: numbers('BYMONTHDAY', 31),
    months: numbers('BYMONTH', 12),
  };
  // Weeks begin on Monday here; within days, weeks and whole years these would mean something else.
  const ofMonths = freq === 'MONTHLY' || (freq === 'YEARLY' && rule.months.length > 0);
  if (parts.has('WKST') && parts.get('WKST') !== 'MO' && rule.interval > 1) throw no();
  if (rule.days.length > 0 && !ofMonths && (freq !== 'WEEKLY' || rule.days.some(({ nth }) => nth !== 0)))
    throw no();
  if (rule.monthDays.length > 0 && !ofMonths) throw no();
  if (rule.months.length > 0 && freq !== 'YEARLY') throw no();
  return rule;
}

const isFreq = (text: string): text is Rule['freq'] => /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/.test(text);
const invalid = (line: string) => new GoogleRefusal(400, 'invalid', `Invalid recurrence rule: ${line}`);

function wholeNumber(text: string, line: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw invalid(line);
  return Number(text);
}

function untilOf(text: string | undefined, line: string): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  const at = Date.parse(
    text.replace(
      /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z)?$/,
      (_, y, m, d, h = '23', i = '59', s = '59') => `${y}-${m}-${d}T${h}:${i}:${s}Z`,
    ),
  );
  if (Number.isNaN(at)) throw invalid(line);
  return at;
}
