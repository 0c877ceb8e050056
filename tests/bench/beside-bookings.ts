import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { root } from '@/scripts/paths';
import { apiClient, keys, somebody } from '@/tests/integration/api/client';
import { sessionCookie } from '@/tests/integration/api/server-actions';
import type { TestApp } from '@/tests/support/app';
import { cpuMsOf } from './cpu';
import type { Order, Told } from './talkers';

const PEOPLE = 50;
const ROUNDS = 4;
const WARM_UP = 200;
const WARM_UP_MS = 12_000;
const ROUND_MS = 12_000;
/** Of what one process books when it does nothing else. */
const SHARE = 0.3;

export type Talkers = { modelUrl: string; process: ChildProcess };

export async function startTalkers(): Promise<Talkers> {
  const child = fork(join(root, 'tests/bench/talkers.ts'), { execArgv: ['--import', 'tsx'] });
  const [told] = (await once(child, 'message')) as [Told];
  if (!('modelUrl' in told)) throw new Error(JSON.stringify(told));
  return { ...told, process: child };
}

/**
 * Bookings at the pace of a good day, with and without fifty conversations on the same process, in turns of one run. A
 * booking's time counts from the moment that it was due, so that one that has to wait for another is late.
 */
export async function besideBookings(app: TestApp, talkers: Talkers): Promise<void> {
  const cookie = await sessionCookie(app, 'owner@serene-spa.test');
  await openHorizon(app);
  const book = booker(app);
  for (let n = 0; n < WARM_UP; n += 1) await book();
  const [started, before] = [performance.now(), cpuMsOf(app.pid())];
  for (let n = 0; n < WARM_UP; n += 1) await book();
  const cpuOfBooking = (cpuMsOf(app.pid()) - before) / WARM_UP;
  const everyMs = (performance.now() - started) / WARM_UP / SHARE;
  // The first answers compile what later ones use.
  const first = await talking(talkers, app.url, cookie, () => sleep(WARM_UP_MS));
  const alone: Series[] = [];
  const beside: Series[] = [];
  let answers = 0;
  let words = 0;
  let cpu = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    alone.push(await series(book, everyMs));
    const start = cpuMsOf(app.pid());
    const talked = await talking(talkers, app.url, cookie, async () => {
      await sleep(4_000);
      beside.push(await series(book, everyMs));
    });
    answers += talked.answers;
    words += talked.words;
    cpu += cpuMsOf(app.pid()) - start - (beside.at(-1)?.length ?? 0) * cpuOfBooking;
  }
  const ratios = alone.map((each, at) => quantile(beside[at] ?? [], 0.99) / quantile(each, 0.99));
  console.log(
    `an answer: ${(cpu / answers).toFixed(1)} ms CPU of the process (${answers} answers of ${(words / answers).toFixed(0)} words, ${first.answers} before), a booking ${cpuOfBooking.toFixed(1)} ms`,
  );
  console.log(
    `bookings, one each ${everyMs.toFixed(0)} ms: alone ${inMs(alone)}; beside ${PEOPLE} conversations ${inMs(beside)}`,
  );
  console.log(
    `p99 beside conversations, pairs of turns: ${ratios.map((each) => each.toFixed(2)).join(', ')}; the middle ${middle(ratios).toFixed(2)} × (target ≤ 1.2)`,
  );
}

type Series = number[];

const quantile = (took: Series, share: number): number =>
  took.toSorted((one, other) => one - other)[Math.ceil(took.length * share) - 1] ?? Number.NaN;
function middle(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const [low = 0, high = 0] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.floor(sorted.length / 2)],
  ];
  return (low + high) / 2;
}
const inMs = (all: Series[]) =>
  `${[0.5, 0.99]
    .map((share) => `p${share * 100} ${middle(all.map((each) => quantile(each, share))).toFixed(1)}`)
    .join(', ')} ms`;

/** So many bookings as fit the time, each when it is due. @returns how long each took, in milliseconds */
async function series(book: () => Promise<void>, everyMs: number): Promise<Series> {
  const start = performance.now();
  const due = Array.from({ length: Math.floor(ROUND_MS / everyMs) }, (_, at) => start + at * everyMs);
  return Promise.all(
    due.map(async (at) => {
      await sleep(Math.max(0, at - performance.now()));
      await book();
      return performance.now() - at;
    }),
  );
}

async function talking(
  { process: child }: Talkers,
  url: string,
  cookie: string,
  meanwhile: () => Promise<unknown>,
): Promise<{ answers: number; words: number }> {
  const order = (each: Order) => child.send(each);
  order({ do: 'talk', url, cookie, people: PEOPLE, overMs: 3_000 });
  const told = once(child, 'message') as Promise<[Told]>;
  await Promise.race([meanwhile(), told]);
  order({ do: 'end' });
  const [said] = await told;
  if (!('answers' in said)) throw new Error(JSON.stringify(said));
  return said;
}

function booker(app: TestApp): () => Promise<void> {
  const api = apiClient(app);
  let day = Date.UTC(2030, 0, 1);
  return async () => {
    day += 86_400_000;
    const date = new Date(day).toISOString().slice(0, 10);
    const body = { package: 'elopement', date, customer: somebody() };
    const { status, text } = await api.post('bookings', keys.bella.sk, body);
    if (status !== 201) throw new Error(`A booking was answered with ${status}: ${text}`);
  };
}

/** So many dates that no two bookings of the run want the same one. */
async function openHorizon({ database }: TestApp): Promise<void> {
  const owner = new pg.Client({ connectionString: database.directUrl });
  await owner.connect();
  await owner.query(`UPDATE "Service" SET "horizonDays" = 1000000 WHERE "name" = 'Wedding day'`);
  await owner.query(`UPDATE "Tenant" SET "catalogVersion" = "catalogVersion" + 1`);
  await owner.end();
}
