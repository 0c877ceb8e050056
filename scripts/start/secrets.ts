import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CloudSecrets, localSecrets as publicSecrets } from '../../stand-ins/settings';
import { dataDir } from '../paths';

const names = ['NEXTAUTH_SECRET', 'LINK_SECRET', 'CRON_SECRET', 'ENCRYPTION_KEYS', 'LOCAL_MAIL_KEY'] as const;

/** The secrets that this machine generated for itself, once, so that sessions and manage links survive a restart. */
export function localSecrets(): Record<(typeof names)[number], string> {
  return kept(names, (name) => (name === 'ENCRYPTION_KEYS' ? `1:${random()}` : random()));
}

/**
 * The secrets of the stand-ins. In the demo they are public; beside a real vendor strangers may have access, and
 * whoever knew them could sign webhooks and deliveries.
 */
export function standInSecrets(demo: boolean): CloudSecrets {
  if (demo) return publicSecrets;
  const own = Object.keys(publicSecrets) as (keyof CloudSecrets)[];
  return kept(own, (name) => (/^(?:sk_test|whsec|sig)_/.exec(publicSecrets[name])?.[0] ?? '') + random());
}

const random = () => randomBytes(32).toString('hex');

/** These secrets as generated once and stored; missing ones are generated. */
function kept<Name extends string>(
  wanted: readonly Name[],
  make: (name: Name) => string,
): Record<Name, string> {
  const file = join(dataDir(), 'secrets.json');
  const all: Record<string, string> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const missing = wanted.filter((name) => !all[name]);
  for (const name of missing) all[name] = make(name);
  if (missing.length) {
    writeFileSync(`${file}.new`, JSON.stringify(all, null, 2), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return Object.fromEntries(wanted.map((name) => [name, all[name] ?? ''])) as Record<Name, string>;
}
