import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './paths';
import { Refusal } from './refusal';

/**
 * Runs a script on this Node to its end. It never outlives this process.
 * @throws Refusal with all its output, when it fails
 */
export function runTied(args: string[], env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', join(root, 'scripts/tied.mjs'), ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    const output: Buffer[] = [];
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else
        reject(new Refusal(Buffer.concat(output).toString() || `${args.join(' ')} ended with code ${code}`));
    });
  });
}
