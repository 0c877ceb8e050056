import { availableParallelism, constants, setPriority } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, expect } from 'vitest';
import { cell } from './support/cell';
import { keys } from './support/customers';
import { expectUnder, MissedFigure } from './support/missed-figure';
import { closedLoop, openLoop, percentile, type Shot, shooter } from './support/open-loop';
import { type FaultWorld, startFaultWorld } from './support/world';

/**
 * Twice and four times as many bookings as the server can make, from people who don't wait for each other (open loop). It goes on making
 * at least nine tenths of its best, and tells the others at once to come back. What it can make is measured anew right
 * before each round, on the same machine, which the askers share with the server and its database: they give way to
 * both, as far as one machine can be two.
 */
const ROUNDS = 7;
const PEAK_MS = 3_000;
const FULL_MS = 3_000;
const PATIENCE_MS = 20_000;
let world: FaultWorld;
beforeAll(async () => {
  // Nothing is due, and the queue is away: what is measured is the app and its database.
  world = await startFaultWorld({ QSTASH_URL: 'http://127.0.0.1:9' }, undefined, true);
  await world.sql(
    `UPDATE "Package" SET "priceCents" = 0 WHERE "slug" = 'elopement';
     UPDATE "Service" SET "horizonDays" = 1000000 WHERE "name" = 'Wedding day';
     UPDATE "Tenant" SET "catalogVersion" = "catalogVersion" + 1`,
  );
});
afterAll(() => world?.close());

let day = Date.UTC(2030, 0, 1);
/** Each wants a day of their own. */
function nextBooking(): string {
  day += 86_400_000;
  return JSON.stringify({
    package: 'elopement',
    date: new Date(day).toISOString().slice(0, 10),
    customer: { name: 'Somebody', email: 'somebody@example.com' },
  });
}

const perSecond = (shots: Shot[], from: number, to: number) =>
  shots.filter(({ status, endedAt }) => status === 201 && endedAt >= from && endedAt < to).length /
  ((to - from) / 1000);

/**
 * Those who ask are on the same machine, and four times as many take a good part of it, which no server could use. @returns
 * what they leave of all processors, 0 to 1
 */
function watchAskers(): () => number {
  const [from, started] = [process.cpuUsage(), performance.now()];
  return () => {
    const { user, system } = process.cpuUsage(from);
    return 1 - (user + system) / 1000 / (performance.now() - started) / availableParallelism();
  };
}

for (const times of [2, 4])
  cell(
    `overload: ${times === 2 ? 'twice' : 'four times'} what the server can take`,
    () => world,
    async ({ app }) => {
      setPriority(constants.priority.PRIORITY_LOW);
      const crowd = () =>
        shooter(`${app.url}/api/v1/bookings`, {
          'content-type': 'application/json',
          authorization: `Bearer ${keys.bella}`,
        });
      const first = crowd();
      await closedLoop(16, PEAK_MS, () => first.shoot(nextBooking()));
      first.close();
      // How late the askers themselves are: with the lowest priority they wait for a processor.
      const lateness = monitorEventLoopDelay({ resolution: 10 });
      const rounds: { peak: number; goodput: number; left: number; ratio: number; turnedAway: Shot[] }[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        // Other people each time: the server hangs up on whoever has been silent for a minute.
        const { shoot, close } = crowd();
        const next = () => shoot(nextBooking());
        const began = performance.now();
        const leftAtPeak = watchAskers();
        const peak = perSecond(await closedLoop(48, PEAK_MS, next), began, began + PEAK_MS);
        const peakShare = leftAtPeak();
        const limits = { ms: FULL_MS, patienceMs: PATIENCE_MS };
        const leftWhenFull = watchAskers();
        lateness.enable();
        const { shots, fullFrom, fullUntil } = await openLoop(times * peak, limits, next);
        lateness.disable();
        const left = leftWhenFull() / peakShare;
        const goodput = perSecond(shots, fullFrom, fullUntil);
        close();
        const turnedAway = shots.filter(({ status }) => status !== 201);
        const surprises = turnedAway.filter(({ status }) => status !== 503 && status !== 429);
        expect(surprises, `of ${turnedAway.length} turned away`).toEqual([]);
        rounds.push({ peak, goodput, left, ratio: goodput / peak / left, turnedAway });
      }
      // Thousands of mails would be written now: they are put aside, where the operator sees them.
      const put = await world.sql(
        `UPDATE "Job" SET "status" = 'DEAD', "lastError" = 'put aside by the measurement', "finishedAt" = now()
          WHERE "name" = 'send_mail' AND "status" <> 'DEAD' RETURNING "id"`,
      );
      const middle = rounds.sort((a, b) => a.ratio - b.ratio)[Math.floor(ROUNDS / 2)];
      const { peak = 0, goodput = 0, ratio = 0, left = 0 } = middle ?? {};
      const turnedAway = rounds.flatMap((round) => round.turnedAway);
      const p99 = percentile(
        turnedAway.map(({ ms }) => ms),
        0.99,
      );
      const lateMs = lateness.percentile(99) / 1_000_000;
      // Four times as many askers are most of the machine's work themselves.
      const patienceMs = times === 2 ? 500 : 1_000;
      const note = `peak ${Math.round(peak)}/s, at ${times} times that ${Math.round(goodput)}/s of ${Math.round(peak * left)} that the askers leave room for (${rounds.map((round) => round.ratio.toFixed(2)).join(' ')}: middle at least 0.9); ${turnedAway.length} turned away, p99 ${Math.round(p99)} ms, of which they were late by ${Math.round(lateMs)} themselves (the rest under ${patienceMs})`;
      if (ratio < 0.9) throw new MissedFigure(note);
      expectUnder(p99 - lateMs, patienceMs, note);
      return { struck: turnedAway.length, deadJobs: put.length, note };
    },
    240_000,
  );
