import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../paths';

export type AppServer = {
  pid: number;
  /** Resolves to its exit code when it has ended. */
  ended: Promise<number | null>;
  /** Graceful shutdown: lets it finish its requests, and waits for its end. */
  stop(): Promise<void>;
  /** SIGKILL, as in a power cut. */
  kill(): Promise<void>;
};

/**
 * V8's young generation, in MB. On a machine with much memory V8 lets it grow to many times this, and the process to
 * twice its size, without doing more work (`npm run bench -- memory`). README recommends the same for a start by hand.
 */
const youngMb = 8;
/**
 * V8's old generation at most, in MB: it holds about 100. Where V8 may take gigabytes, it waits with collecting until there
 * is four times what lives; where the limit is near, half as much again.
 */
const oldMb = 768;

/**
 * Runs server/main.ts as a process that never outlives this one, and waits until it listens.
 * @param entry another entry that serves the app
 */
export async function startServer(
  env: NodeJS.ProcessEnv,
  output: 'inherit' | number = 'inherit',
  entry = 'server/main.ts',
): Promise<AppServer> {
  const flags = [`--max-semi-space-size=${youngMb}`, `--max-old-space-size=${oldMb}`].filter(
    // An explicit setting wins.
    (flag) => !env.NODE_OPTIONS?.includes(flag.slice(0, flag.indexOf('='))),
  );
  const child = spawn(process.execPath, [...flags, join(root, entry)], {
    cwd: root,
    // The compile cache is kept beside the build, so that a second start needn't compile again.
    env: { NODE_COMPILE_CACHE: join(root, '.next/cache/compiled'), ...env },
    stdio: ['ignore', output, output, 'ipc'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = new Promise<boolean>((resolve) => child.once('message', () => resolve(true)));
  const listening = await Promise.race([ready, ended.then(() => false)]);
  if (!listening) throw new Error("The app's server did not start.");
  const signalled = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return {
    pid: child.pid ?? 0,
    ended,
    stop: () => signalled('SIGTERM'),
    kill: () => signalled('SIGKILL'),
  };
}
