import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const quietMs = 400;
/** The larger the state, the less often it is written: writing takes at most this share of the time. */
const busyShare = 0.05;

/**
 * Persists the cloud's state in one JSON file: written after a quiet moment and at the end. It contains mails with
 * secret links, so the file isn't readable for other users of this machine.
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
      // A corrupt file must not stop the start command: the demo works without its history.
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
