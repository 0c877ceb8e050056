import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { isFree } from '@/scripts/free-port';
import { root } from '@/scripts/paths';
import { startPostgres } from '@/scripts/postgres/server';

const home = mkdtempSync(join(tmpdir(), 'mais-guard-'));
chmodSync(home, 0o711);
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Another process that starts (or joins) the server and holds it until it is killed. */
async function launcher(): Promise<{ child: ChildProcess; port: number; reused: boolean }> {
  const program = `import { startPostgres } from '${root}/scripts/postgres/server.ts';
    const { port, reused } = await startPostgres('${home}');
    process.send({ port, reused });
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const answer = await new Promise<{ port: number; reused: boolean }>((resolve, reject) => {
    child.once('message', (message) => resolve(message as { port: number; reused: boolean }));
    child.once('exit', () => reject(new Error('the launcher ended')));
  });
  return { child, ...answer };
}

async function stopped(port: number): Promise<boolean> {
  for (let waited = 0; waited < 10_000; waited += 100) {
    if (await isFree(port, '127.0.0.1')) return true;
    await sleep(100);
  }
  return false;
}

it('goes on for its last user, and ends with it, even by SIGKILL', async () => {
  const first = await launcher();
  const second = await launcher();
  expect([first.reused, second.reused]).toEqual([false, true]);
  expect(second.port).toBe(first.port);

  first.child.kill('SIGKILL');
  await sleep(500);
  expect(await isFree(first.port, '127.0.0.1')).toBe(false);

  second.child.kill('SIGKILL');
  expect(await stopped(first.port)).toBe(true);

  // Nothing that was left behind is in the way, and the port is the same again.
  const third = await startPostgres(home);
  expect(third).toMatchObject({ port: first.port, reused: false });
  await third.stop();
  expect(await isFree(third.port, '127.0.0.1')).toBe(true);
}, 120_000);
