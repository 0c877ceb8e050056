import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from '@/scripts/free-port';
import { root } from '@/scripts/paths';

const files = {
  'app/layout.js':
    'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }',
  'app/page.js':
    "export const dynamic = 'force-dynamic'; export default function Page() { return <h1>Blank</h1>; }",
  // Without one it takes that of the folder above.
  'instrumentation.js': 'export function register() {}',
  'next.config.mjs': `export default { compress: false, turbopack: { root: ${JSON.stringify(root)} } };`,
  'package.json': '{ "name": "blank", "private": true }',
};

/** The least that the framework can do: one dynamic page with a heading, built and served by Next's own commands. */
export async function startBlankApp() {
  // Inside the checkout, so that it finds the same packages.
  const folder = join(root, '.next', `blank-${process.pid}`);
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
  }
  const next = join(root, 'node_modules/next/dist/bin/next');
  const env = { PATH: process.env.PATH, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
  const built = spawnSync(process.execPath, [next, 'build'], { cwd: folder, env, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stdout + built.stderr);
  const port = await freePort();
  const server = spawn(process.execPath, [next, 'start', '-p', String(port)], {
    cwd: folder,
    env,
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  await answers(url, server);
  return {
    url,
    pid: () => server.pid ?? 0,
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    if ((await fetch(url).catch(() => null))?.ok) return;
    await setTimeout(100);
  }
  throw new Error('The blank app did not start.');
}
