import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const quietMs = 400;
/** A large memory is written seldom: at most this part of the time goes into writing. */
const busyShare = 0.05;

/**
 * Keeps the cloud's memory in one JSON file: written when things have calmed down and at the end. Mails with links that
 * are keys are in it, so nobody else on this machine may read it.
 */
export class Snapshot {
  #timer: NodeJS.Timeout | undefined;
  #lastMs = 0;

  constructor(
    readonly file: string | undefined,
    readonly collect: () => unknown,
  ) {}

  read(): unknown {
    if (!this.file) return undefined;
    try {
      return JSON.parse(readFileSync(this.file, 'utf8'));
    } catch (error) {
      const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      // A torn file must not stop the start command: the demo can live without its past.
      if (!missing) console.error(`local cloud: ${this.file} is unreadable, starting empty`);
      return undefined;
    }
  }

  touch = (): void => {
    if (!this.file || this.#timer) return;
    this.#timer = setTimeout(() => this.write(), Math.max(quietMs, this.#lastMs / busyShare));
    this.#timer.unref();
  };

  write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.file) return;
    const started = performance.now();
    mkdirSync(dirname(this.file), { recursive: true });
    const draft = `${this.file}.${process.pid}.tmp`;
    writeFileSync(draft, JSON.stringify(this.collect()), { mode: 0o600 });
    renameSync(draft, this.file);
    this.#lastMs = performance.now() - started;
  }
}
