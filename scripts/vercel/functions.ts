import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, lstatSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { type IncomingMessage, request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type BuiltFunction, filesOfFunction } from './output.ts';

export type Call = {
  method: string;
  /** Path and query. */
  url: string;
  headers: Record<string, string | string[]>;
  body?: Buffer;
  signal?: AbortSignal;
};

/** Vercel's default, in seconds, for a function without its own. */
const usualMaxDuration = 300;

/**
 * Runs functions as Vercel does: each in its own process, in a folder with its own files only, started by the first
 * request for it.
 */
export function createFunctions(project: string, env: NodeJS.ProcessEnv) {
  const home = mkdtempSync(join(tmpdir(), 'mais-functions-'));
  const running = new Map<BuiltFunction, Promise<{ child: ChildProcess; socket: string }>>();
  let started = 0;

  async function start(run: BuiltFunction) {
    started += 1;
    const folder = join(home, String(started));
    for (const [name, file] of filesOfFunction(project, run)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      // Bundles refer to a package by a symlink, which is copied as one.
      if (lstatSync(file).isSymbolicLink()) symlinkSync(readlinkSync(file), join(folder, name));
      else copyFileSync(file, join(folder, name));
    }
    const socket = join(home, `${started}.sock`);
    const child = spawn(
      process.execPath,
      [
        join(import.meta.dirname, 'function-host.ts'),
        join(folder, run.handler),
        socket,
        run.useWebApi ? 'web' : 'node',
      ],
      { cwd: folder, env: { ...env, ...run.environment }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
    );
    const ended = new Promise<never>((_, reject) => {
      child.once('exit', (code) => {
        running.delete(run);
        reject(new Error(`The function ${run.folder} ended with code ${code}.`));
      });
    });
    ended.catch(() => {});
    await Promise.race([new Promise((resolve) => child.once('message', resolve)), ended]);
    return { child, socket };
  }

  /** @throws when the function doesn't answer: it ended, or exceeded its time limit */
  async function call(
    run: BuiltFunction,
    { method, url, headers, body, signal }: Call,
  ): Promise<IncomingMessage> {
    const starting = running.get(run) ?? start(run);
    running.set(run, starting);
    starting.catch(() => running.delete(run));
    const { socket } = await starting;
    const limit = AbortSignal.timeout((run.maxDuration ?? usualMaxDuration) * 1000);
    return new Promise((resolve, reject) => {
      const sent = send(
        {
          socketPath: socket,
          method,
          path: url,
          headers,
          agent: false,
          signal: signal ? AbortSignal.any([signal, limit]) : limit,
        },
        resolve,
      );
      sent.once('error', reject);
      sent.end(body);
    });
  }

  /** Lets each function finish its work. */
  async function close(): Promise<void> {
    const all = await Promise.allSettled(running.values());
    await Promise.all(
      all.map((each) => {
        if (each.status === 'rejected' || each.value.child.exitCode !== null) return undefined;
        const { child } = each.value;
        const gone = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        return gone;
      }),
    );
    rmSync(home, { recursive: true, force: true });
  }
  return { call, close };
}
