import { expect, it, type TaskMeta } from 'vitest';
import { checkPromises } from './check-promises';
import { MissedFigure } from './missed-figure';
import { watchNeighbours } from './neighbours';
import type { FaultWorld } from './world';

declare module 'vitest' {
  interface TaskMeta {
    /** What a case of the fault suite did, for its report. */
    fault?: { struck: number; duplicateMails: number; deadJobs: number; slowestMs: number; note: string };
    /** Why a case could not be played here. */
    notPlayed?: string;
  }
}

type Allowed = {
  /** How often the fault was seen to strike: a case whose fault never came proves nothing. */
  struck: number;
  /** Second copies of a mail: only where something died between sending and noting it. */
  duplicateMails?: number;
  /** Jobs that rightly end as failed, and are shown. */
  deadJobs?: number;
  /** A figure for the report. */
  note?: string;
};

/** With more than this share of the machine taken by others, times say more about them than about MAIS. */
const BUSY = 0.2;
const TRIES = 3;

/**
 * One named fault: plays it (`run` says how often it struck), lets everything recover, then holds every promise by the
 * one checker. A figure that misses its limit while others keep the machine busy is measured again, three times in all;
 * then the case is reported as not played, with the reason.
 */
export function cell(
  name: string,
  world: () => FaultWorld,
  run: (world: FaultWorld) => Promise<Allowed>,
  timeoutMs = 180_000,
): void {
  it(
    name,
    async ({ task, skip }) => {
      for (let attempt = 1; ; attempt += 1) {
        const others = watchNeighbours();
        try {
          task.meta.fault = await play(world(), run);
          return;
        } catch (error) {
          const share = others();
          if (!(error instanceof MissedFigure) || share === null || share < BUSY) throw error;
          const why = `others took ${Math.round(share * 100)} % of the machine: ${error.message}`;
          console.log(`${name}: ${why} (attempt ${attempt} of ${TRIES})`);
          if (attempt < TRIES) continue;
          task.meta.notPlayed = why;
          skip(why);
        }
      }
    },
    TRIES * timeoutMs,
  );
}

type Played = NonNullable<TaskMeta['fault']>;

async function play(here: FaultWorld, run: (world: FaultWorld) => Promise<Allowed>): Promise<Played> {
  const before = await checkPromises(here);
  expect(before.broken, 'before the fault').toEqual([]);
  here.answers.length = 0;
  const allowed = await run(here).catch(async (error: unknown) => {
    // The next case is not to suffer from this one.
    await here.recover().catch(() => {});
    here.answers.length = 0;
    console.error(surprises(here));
    throw error;
  });
  await here.recover();
  const verdict = await checkPromises(here);
  const duplicateMails = verdict.duplicateMails - before.duplicateMails;
  const deadJobs = verdict.deadJobs - before.deadJobs;
  here.answers.length = 0;
  if (verdict.late.length > 0 && verdict.late.length === verdict.broken.length)
    throw new MissedFigure(verdict.late.join('; '));
  expect(verdict.broken).toEqual([]);
  expect(allowed.struck, 'the fault never struck').toBeGreaterThan(0);
  expect(duplicateMails, 'second copies of mails').toBeLessThanOrEqual(allowed.duplicateMails ?? 0);
  expect(deadJobs, 'jobs that ended as failed').toBe(allowed.deadJobs ?? 0);
  return {
    struck: allowed.struck,
    duplicateMails,
    deadJobs,
    slowestMs: verdict.slowestMs,
    note: allowed.note ?? '',
  };
}

/** What the server had not expected, from its log: the first thing to look at when a case fails. */
function surprises({ app }: FaultWorld): string {
  const lines = app
    .log()
    .split('\n')
    .filter((line) => line.startsWith('{"level":50'));
  return lines
    .slice(-3)
    .map((line) => line.slice(0, 1_500))
    .join('\n');
}

/** A case that can't be played here: printed as skipped, with the reason, never as survived. */
export function notPlayed(name: string, why: string): void {
  it(name, ({ task, skip }) => {
    task.meta.notPlayed = why;
    skip(why);
  });
}
