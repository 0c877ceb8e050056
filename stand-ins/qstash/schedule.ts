import type { Clock } from '../clock';
import { parseCron } from './cron';
import type { Message } from './message';

export type Schedule = {
  scheduleId: string;
  cron: string;
  createdAt: number;
  isPaused: boolean;
  template: Message;
};

const minute = 60_000;

/** Fires at each minute that matches the schedule's cron while it isn't paused, for as long as `stands` is true. */
export function runSchedule(schedule: Schedule, clock: Clock, stands: () => boolean, fire: () => void): void {
  const fits = parseCron(schedule.cron);
  const tick = (from: number) => {
    clock.at(from, () => {
      if (!stands()) return;
      // After the clock was advanced many minutes are due at once: they fire once.
      const next = nextMinute(clock.now());
      let due = false;
      for (let at = from; at < next && !due; at += minute) due = fits(new Date(at));
      if (due && !schedule.isPaused) fire();
      tick(next);
    });
  };
  tick(nextMinute(clock.now()));
}

function nextMinute(now: number): number {
  return Math.floor(now / minute) * minute + minute;
}
