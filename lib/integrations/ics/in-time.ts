import { createContext, Script } from 'node:vm';

/** Where the work stands while it runs. */
const place: { work?: () => unknown } = Object.create(null);
const context = createContext(place);
const script = new Script('work()');

/** Work that somebody's file would have us do for longer than we do. */
export class TookTooLong extends Error {
  constructor(limitMs: number) {
    super(`Stopped after ${limitMs} ms`);
    this.name = 'TookTooLong';
  }
}

/**
 * Runs a function that waits for nothing, and stops it wherever it is when its time is over: V8's own watch, which an endless
 * loop can't ignore. What it throws is thrown on. @throws TookTooLong
 */
export function inTime<Found>(work: () => Found, limitMs: number): Found {
  place.work = work;
  try {
    return script.runInContext(context, { timeout: limitMs });
  } catch (error) {
    // An error of the context's own world, which is no Error of ours.
    const isOver = (error as { code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    throw isOver ? new TookTooLong(limitMs) : error;
  } finally {
    delete place.work;
  }
}
