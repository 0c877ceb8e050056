import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkPromises } from './support/check-promises';
import { freeDate } from './support/customers';
import { type Model, type Played, playable } from './support/random-commands';
import { type FaultWorld, startFaultWorld } from './support/world';

/**
 * Customers who book, pay, cancel and move, while faults come and go and time passes, in an order that a seed decides;
 * in the end every promise is held by the checker. `FAULT_SEED=… npm run test:faults -- random` plays it again.
 */
const HISTORIES = 6;
const seed = Number(process.env.FAULT_SEED ?? Date.now() % 2_147_483_647);
let world: FaultWorld;
beforeAll(async () => {
  world = await startFaultWorld();
});
afterAll(() => world?.close());

it(`random: ${HISTORIES} histories of customers and faults (FAULT_SEED=${seed})`, async ({ task }) => {
  let struck = 0;
  let duplicateMails = 0;
  let deadJobs = 0;
  let slowestMs = 0;
  const log: string[] = [];
  await fc.assert(
    fc.asyncProperty(playable(), async (commands) => {
      const dates = [await freeDate(world), await freeDate(world), await freeDate(world)];
      const model: Model = { dates, bookings: [] };
      const played: Played = { world, killed: 0, faults: 0, log: [] };
      await fc.asyncModelRun(() => ({ model, real: played }), commands);
      await world.recover();
      const verdict = await checkPromises(world);
      log.push(...played.log);
      struck += played.faults;
      // A second copy of a mail is what a killed process may leave behind, one for each job it was at.
      expect(verdict.duplicateMails - duplicateMails).toBeLessThanOrEqual(5 * played.killed + 5);
      duplicateMails = verdict.duplicateMails;
      deadJobs = verdict.deadJobs;
      slowestMs = Math.max(slowestMs, verdict.slowestMs);
      world.answers.length = 0;
      expect(verdict.broken, played.log.join('\n')).toEqual([]);
    }),
    // What really happens is not the same twice to the millisecond, so a smaller example would prove little.
    { seed, numRuns: HISTORIES, endOnFailure: true },
  );
  task.meta.fault = { struck, duplicateMails, deadJobs, slowestMs, note: `${log.length} steps` };
  expect(struck).toBeGreaterThan(0);
}, 900_000);
