import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../free-port';
import { giveTo } from './account';
import { joinGuard, startGuarded } from './guard';
import { clearLeftovers } from './leftovers';
import { type Place, recall, remember, settle } from './place';

export type PostgresServer = {
  port: number;
  password: string;
  /** The folder of its files. */
  folder: string;
  /** Whether it was running already, for another launcher of the same home. */
  reused: boolean;
  /** Releases the server; it stops when no other process holds it. */
  stop(): Promise<void>;
};

type Options = {
  settings?: Record<string, string>;
  /** Removes all its files when it stops. */
  throwaway?: boolean;
};

/**
 * The embedded PostgreSQL of `home` (a folder): initialised on first use, reused when it runs, and stopped when the
 * last process that holds it ends, even by SIGKILL.
 */
export async function startPostgres(home: string, options: Options = {}): Promise<PostgresServer> {
  const place = settle(home);
  for (let attempt = 1; ; attempt++) {
    try {
      return (await joinRunning(place)) ?? (await startNew(place, options));
    } catch (error) {
      // Another launcher may have been faster, or a killed server's processes haven't ended yet.
      if (attempt === 5) throw error;
      await sleep(300 * attempt);
    }
  }
}

async function joinRunning({ place, home }: Place): Promise<PostgresServer | null> {
  const hold = joinGuard(place);
  if (hold === null) return null;
  for (let waited = 0; waited < 15_000; waited += 100) {
    const { port, password } = recall(home);
    if (port && (await answers(port, password)))
      return { port, password, folder: place, reused: true, stop: async () => closeSync(hold) };
    await sleep(100);
    // It may have been stopping; then a new one is needed.
    const still = joinGuard(place);
    if (still === null) {
      closeSync(hold);
      return null;
    }
    closeSync(still);
  }
  closeSync(hold);
  throw new Error('The embedded PostgreSQL is running but does not answer.');
}

async function startNew(place: Place, options: Options): Promise<PostgresServer> {
  const memory = recall(place.home);
  const data = join(place.place, 'data');
  if (!existsSync(data)) initialise(place, data, memory.password);
  await clearLeftovers(data);
  memory.port = await freePort(memory.port);
  remember(place.home, memory);

  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(memory.port),
    max_connections: '200',
    timezone: 'UTC',
    log_min_messages: 'fatal',
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const command = [join(place.binaries, 'bin/postgres'), '-D', data, ...flags];
  const { guard, hold } = startGuarded(place, command, options.throwaway ?? false);
  let ended = false;
  const end = new Promise<void>((resolve) =>
    guard.once('exit', () => {
      ended = true;
      resolve();
    }),
  );

  const { port, password } = memory;
  while (!(await answers(port, password))) {
    if (ended) {
      closeSync(hold);
      throw new Error(
        `The embedded PostgreSQL did not start:\n${lastLines(join(place.place, 'postgres.log'))}`,
      );
    }
    await sleep(20);
  }
  const stop = async () => {
    closeSync(hold);
    // Another process may still hold it; then it keeps running.
    for (let waited = 0; !ended && waited < 15_000; waited += 200) {
      await Promise.race([end, sleep(200)]);
      if (!ended && waited >= 400 && (await answers(port, password))) return;
    }
  };
  return { port, password, folder: place.place, reused: false, stop };
}

/** Initialised in a temporary folder and renamed, so that a killed run leaves nothing partial. */
function initialise({ account, binaries, place }: Place, data: string, password: string): void {
  const unfinished = `${data}.${process.pid}`;
  const passwordFile = join(place, `password.${process.pid}`);
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(account, passwordFile);
  const run = spawnSync(
    join(binaries, 'bin/initdb'),
    [
      ...['-D', unfinished, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
      ...[
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '--no-sync',
      ],
    ],
    { ...account, cwd: '/', encoding: 'utf8', env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } },
  );
  rmSync(passwordFile, { force: true });
  if (run.status !== 0) throw new Error(`initdb failed:\n${run.stdout ?? ''}${run.stderr ?? run.error}`);
  // Another launcher may have created one meanwhile.
  if (existsSync(data)) rmSync(unfinished, { recursive: true, force: true });
  else renameSync(unfinished, data);
}

async function answers(port: number, password: string): Promise<boolean> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    await client.end().catch(() => {});
    return false;
  }
}

function lastLines(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-8).join('\n') : '';
}
