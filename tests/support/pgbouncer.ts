import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '@/scripts/free-port';
import { giveTo, postgresAccount } from '@/scripts/postgres/account';
import { testServer } from './database';

/** The path of PgBouncer; null where it isn't installed. */
export const pgbouncer: string | null =
  ['pgbouncer', '/usr/sbin/pgbouncer', '/usr/local/bin/pgbouncer'].find(
    (path) => spawnSync(path, ['--version']).status === 0,
  ) ?? null;

export type Pooler = {
  /** The connection string of the same database through the pooler. */
  through(url: string): string;
  close(): Promise<void>;
};

/**
 * Starts a real PgBouncer in transaction mode in front of the run's server, as hosted databases have it: few server
 * connections, start-up parameters refused.
 */
export async function startPooler(settings: Record<string, string> = {}): Promise<Pooler> {
  if (!pgbouncer) throw new Error('There is no pgbouncer on this machine.');
  const server = testServer();
  const port = await freePort();
  const account = postgresAccount();
  const folder = mkdtempSync(join(tmpdir(), 'mais-pgbouncer-'));
  chmodSync(folder, 0o711);
  const file = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text, { mode: 0o600 });
    giveTo(account, path);
    return path;
  };
  const users = file(
    'users.txt',
    ['mais_app', 'mais_owner'].map((role) => `"${role}" "${server.password}"\n`).join(''),
  );
  const all = {
    listen_addr: '127.0.0.1',
    listen_port: String(port),
    unix_socket_dir: '',
    auth_type: 'scram-sha-256',
    auth_file: users,
    pool_mode: 'transaction',
    default_pool_size: '4',
    max_client_conn: '200',
    ...settings,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name} = ${value}`);
  const ini = file(
    'pgbouncer.ini',
    `[databases]\n* = host=127.0.0.1 port=${server.port}\n[pgbouncer]\n${lines.join('\n')}\n`,
  );
  const child = spawn(pgbouncer, ['-q', ini], { ...account, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  const orphaned = () => child.kill('SIGKILL');
  process.once('exit', orphaned);
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });

  const through = (url: string) => {
    const changed = new URL(url);
    changed.port = String(port);
    return changed.href;
  };
  const close = async () => {
    process.off('exit', orphaned);
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  for (let waited = 0; waited < 10_000; waited += 50) {
    if (child.exitCode !== null) break;
    if (await answers(through(`postgresql://mais_app:${server.password}@127.0.0.1/postgres`))) {
      return { through, close };
    }
    await sleep(50);
  }
  await close();
  throw new Error(`pgbouncer did not start: ${said}`);
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}
