import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The root of the checkout. */
export const root = join(import.meta.dirname, '..');

/**
 * The folder of what a run keeps between starts (ignored by git). Accessible to the user that runs Postgres; its
 * secrets are files of mode 0600.
 */
export function dataDir(): string {
  const dir = join(root, '.data');
  mkdirSync(dir, { recursive: true, mode: 0o711 });
  return dir;
}
