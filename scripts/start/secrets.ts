import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir } from '../paths';

const names = ['NEXTAUTH_SECRET', 'LINK_SECRET', 'CRON_SECRET', 'ENCRYPTION_KEYS'] as const;

/** The secrets that this machine made for itself, once: sessions and manage links outlive a restart. */
export function localSecrets(): Record<string, string> {
  const file = join(dataDir(), 'secrets.json');
  const kept: Record<string, string> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const missing = names.filter((name) => !kept[name]);
  for (const name of missing)
    kept[name] = `${name === 'ENCRYPTION_KEYS' ? '1:' : ''}${randomBytes(32).toString('hex')}`;
  if (missing.length) {
    writeFileSync(`${file}.new`, JSON.stringify(kept, null, 2), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return kept;
}
