import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../paths';

export type Outcome = { passed: number; failed: number; log: string };

const running = new Set<ChildProcess>();

/** Runs a script on this Node to its end and captures its output. */
export function run(
  args: string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ code: number; log: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', join(root, 'scripts/tied.mjs'), ...args], {
      cwd: root,
      env: { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'), ...env, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      // Its own process group, so that everything it starts can be ended with it.
      detached: true,
    });
    running.add(child);
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    const done = (code: number) => {
      running.delete(child);
      resolve({ code, log: Buffer.concat(output).toString() });
    };
    child.on('error', (error) => {
      output.push(Buffer.from(error.message));
      done(1);
    });
    child.on('close', (code, signal) => {
      endGroup(child);
      if (signal) output.push(Buffer.from(`\nEnded by ${signal}, which did not come from this run.\n`));
      done(code ?? 1);
    });
  });
}

/** Ends the running scripts with all their child processes. */
export function endAll(): void {
  for (const child of running) endGroup(child);
}

function endGroup(child: ChildProcess): void {
  try {
    if (child.pid) process.kill(-child.pid, 'SIGTERM');
  } catch {
    // It has ended already.
  }
}

/** A check that passes or fails as a whole. */
export async function check(args: string[]): Promise<Outcome> {
  const { code, log } = await run(args);
  return code === 0 ? { passed: 1, failed: 0, log } : { passed: 0, failed: 1, log };
}

/** Runs one named part and prints a line for it, plus its log on failure. Never throws. */
export async function part(name: string, work: () => Promise<Outcome>): Promise<Outcome> {
  const started = performance.now();
  const outcome = await work().catch((error) => ({
    passed: 0,
    failed: 1,
    log: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const counts =
    outcome.passed + outcome.failed > 1 ? ` · ${outcome.passed} passed, ${outcome.failed} failed` : '';
  console.log(`${outcome.failed ? '✗' : '✓'} ${name}${counts} · ${seconds} s`);
  if (outcome.failed) console.log(`\n${outcome.log.trimEnd()}\n`);
  return outcome;
}
