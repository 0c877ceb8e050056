import { dateReasons } from '@/lib/domain/availability/types';
import { isLike } from '@/lib/domain/is-like';
import { addDays } from '@/lib/domain/local-date';
import type { MonthFeed } from '@/lib/domain/month-feed';
import { localTextOf } from '@/lib/domain/time';

/** One number for all of them, or one each. */
type Each = number | number[];

/**
 * A month as it is sent to a page: what one entry has in common with the one before, or can be reckoned from it, isn't
 * said again.
 */
export type MonthWire = {
  month: string;
  /** A letter for each day of the month: `+` open, or the reason's place in `dateReasons`; `-` closed without one. */
  days: string;
  /** Of the slots: minutes since the epoch of the first, then since the one before. */
  steps: number[];
  /** How long each lasts, in minutes. */
  minutes: Each;
  seatsLeft: Each;
  /** Whether `local` is on the visitor's clock. */
  isVisitors: boolean;
  next: MonthFeed['next'];
  clocks: MonthFeed['clocks'];
};

const MINUTE = 60_000;

export function packMonth({ month, days, slots, next, clocks }: MonthFeed): MonthWire {
  return {
    month,
    days: days.map(({ open, reason }) => (open ? '+' : reason ? dateReasons.indexOf(reason) : '-')).join(''),
    steps: slots.map(({ start }, index) => (start - (slots[index - 1]?.start ?? 0)) / MINUTE),
    minutes: shared(slots.map(({ start, end }) => (end - start) / MINUTE)),
    seatsLeft: shared(slots.map(({ seatsLeft }) => seatsLeft)),
    isVisitors: slots.some(({ start, local }) => local !== localTextOf(start, clocks.business)),
    next,
    clocks,
  };
}

/** @throws TypeError for anything else than what `packMonth` made */
export function unpackMonth(wire: unknown): MonthFeed {
  if (!isMonthWire(wire)) throw new TypeError('This is no month.');
  const { month, next, clocks } = wire;
  const shown = (wire.isVisitors && clocks.visitor) || clocks.business;
  let start = 0;
  return {
    month,
    days: [...wire.days].map((letter, index) => {
      const date = addDays(`${month}-01`, index);
      const reason = dateReasons[Number(letter)];
      return letter !== '+' && reason ? { date, open: false, reason } : { date, open: letter === '+' };
    }),
    slots: wire.steps.map((step, index) => {
      start += step * MINUTE;
      return {
        start,
        end: start + at(wire.minutes, index) * MINUTE,
        seatsLeft: at(wire.seatsLeft, index),
        local: localTextOf(start, shown),
      };
    }),
    next,
    clocks,
  };
}

const clock = { zone: '', starts: [0], offsets: [0] };
const sample = { month: '', days: '', steps: [0], isVisitors: false, clocks: { business: clock } };

function isMonthWire(wire: unknown): wire is MonthWire {
  if (!isLike(wire, sample)) return false;
  const { minutes, seatsLeft, next, clocks } = wire as unknown as Record<string, unknown> & MonthWire;
  const isEach = (each: unknown) => typeof each === 'number' || isLike(each, [0]);
  return (
    isEach(minutes) &&
    isEach(seatsLeft) &&
    (next === null || isLike(next, { date: '' })) &&
    (clocks.visitor === null || isLike(clocks.visitor, clock))
  );
}

function shared(values: number[]): Each {
  const [first = 0] = values;
  return values.every((value) => value === first) ? first : values;
}

const at = (each: Each, index: number) => (typeof each === 'number' ? each : (each[index] ?? 0));
