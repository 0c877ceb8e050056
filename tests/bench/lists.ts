/**
 * What a list of 100 bookings costs the server's process and the database, beside the same bookings in full, in turn, in
 * one run: read as the office's lists show them, and read and written out as the public API answers them.
 * Targets: a list of the office at most 3 ms CPU of the process, and the API's at most 0.7 of what it was in full.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import type { BookingAnswered } from '@/lib/data/bookings/listed-shape';
import { root } from '@/scripts/paths';
import { databaseUrls } from '@/scripts/postgres/databases';
import { testServer } from '@/tests/support/database';
import { setEnvironment } from '@/tests/support/environment';
import { startTestPostgres, template } from '@/tests/support/postgres';
import { cpuMsOf } from './cpu';

const ROUNDS = 5;
const TIMES = 100;
const middle = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const stop = await startTestPostgres({ measured: true });
try {
  const server = testServer();
  const { url, directUrl } = databaseUrls(server, 'bench_lists');
  const maker = new pg.Client({ connectionString: databaseUrls(server, 'postgres').directUrl });
  await maker.connect();
  await maker.query(`CREATE DATABASE bench_lists TEMPLATE ${template}`);
  await maker.end();
  const seed = ['--import', 'tsx', join(root, 'scripts/capacity/seed.ts'), '--database-url', directUrl];
  const filled = spawnSync(process.execPath, [...seed, '--tenants', '2', '--bookings', '300'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (filled.status !== 0) throw new Error(filled.stderr);
  // One connection, so that one process of the database does all of it.
  setEnvironment({ DATABASE_URL: url, DATABASE_POOL_SIZE: '1' });
  await compare();
} finally {
  await stop();
}

async function compare(): Promise<void> {
  const { listAnswered, listBookings, listDetails } = await import('@/lib/data/bookings/bookings');
  const { systemQuery } = await import('@/lib/data/connection/transaction');
  const { disconnect } = await import('@/lib/data/connection/client');
  const { bookingDto } = await import('@/lib/http/dtos/booking-dto');
  const { linked } = await import('@/lib/usecases/booking-core/answers');
  const { businessesOf } = await import('@/scripts/capacity/work');
  const [ctx] = await businessesOf('massage-60');
  const [backend] = await systemQuery<{ pid: number }>('SELECT pg_backend_pid() AS pid', []);
  if (!ctx || !backend) throw new Error('There is no spa to ask');

  const filter = { limit: 100 };
  const answer = (list: { data: BookingAnswered[] }) =>
    JSON.stringify(list.data.map((booking) => bookingDto(linked(booking), Date.now())));
  const asked = {
    'in full': async () => void (await listDetails(ctx, filter)),
    'as a list of the office': async () => void (await listBookings(ctx, filter)),
    'in full, answered': async () => void answer(await listDetails(ctx, filter)),
    'answered by the API': async () => void answer(await listAnswered(ctx, filter)),
  };
  const spent: Record<string, { process: number[]; database: number[] }> = {};
  for (let round = -1; round < ROUNDS; round++) {
    for (const [name, ask] of Object.entries(asked)) {
      const [own, its] = [cpuMsOf(process.pid), cpuMsOf(backend.pid)];
      for (let time = 0; time < TIMES; time++) await ask();
      // The first round compiles and plans.
      if (round < 0) continue;
      spent[name] ??= { process: [], database: [] };
      spent[name].process.push((cpuMsOf(process.pid) - own) / TIMES);
      spent[name].database.push((cpuMsOf(backend.pid) - its) / TIMES);
    }
  }
  await disconnect();
  const ofProcess = (name: keyof typeof asked) => middle(spent[name]?.process ?? []);
  for (const [name, each] of Object.entries(spent)) {
    console.log(
      `100 bookings ${name}: ${middle(each.process).toFixed(1)} ms CPU of the process, ${middle(each.database).toFixed(1)} ms of the database`,
    );
  }
  console.log(
    `a list of the office, median of ${ROUNDS}: ${ofProcess('as a list of the office').toFixed(1)} ms (target ≤ 3); the API against its bookings in full: ${(ofProcess('answered by the API') / ofProcess('in full, answered')).toFixed(2)} (target ≤ 0.7)`,
  );
}
