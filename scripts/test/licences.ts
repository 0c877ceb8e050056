import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths';
import type { Outcome } from './check';

/** Licences that require no more than their text beside the code. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Python-2.0',
  'SIL OPEN FONT LICENSE',
  'Unlicense',
  'Zlib',
]);
/** Reviewed by hand; each with the reason why it is acceptable. */
const looked: Record<string, string> = {
  lightningcss: 'MPL-2.0: used unchanged, at build time',
  'axe-core': 'MPL-2.0: used unchanged, in tests',
  '@axe-core/playwright': 'MPL-2.0: used unchanged, in tests',
  elkjs: 'EPL-2.0: inside Prisma’s command line, which the product does not run',
  'seq-queue': 'MIT by its repository, which its package.json does not say',
  sharp: 'its libvips is LGPL-3.0: used unchanged as a shared library',
};

type Package = { license?: string; link?: boolean };

/** Checks what package-lock.json lists, so that packages for other platforms are checked too. */
export function licences(): Outcome {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const counts = new Map<string, number>();
  const refused: string[] = [];
  for (const [path, found] of Object.entries<Package>(lock.packages)) {
    if (!path || found.link) continue;
    const name = path.split('node_modules/').at(-1) ?? path;
    const licence = found.license ?? licenceOf(path);
    counts.set(licence, (counts.get(licence) ?? 0) + 1);
    if (
      !fits(licence) &&
      !Object.keys(looked).some((each) => name === each || name.startsWith(familyOf(each)))
    )
      refused.push(`${name}: ${licence}`);
  }
  const list = [...counts].sort(([, one], [, two]) => two - one).map(([name, count]) => `${count} ${name}`);
  console.log(`  licences: ${list.join(', ')}`);
  const log = `Not on the list of scripts/test/licences.ts:\n${refused.join('\n')}`;
  return refused.length ? { passed: 0, failed: 1, log } : { passed: 1, failed: 0, log: '' };
}

/**
 * The name prefix of packages with a build for each platform: `lightningcss-linux-x64-gnu`,
 * `@img/sharp-libvips-linux-x64`.
 */
const familyOf = (name: string) => (name === 'sharp' ? '@img/sharp-' : `${name}-`);

/** "(MIT OR Apache-2.0)": one allowed licence is enough; "MIT AND ISC": all have to be allowed. */
function fits(licence: string): boolean {
  const bare = licence.replaceAll(/[()]/g, '');
  return bare
    .split(/ or /i)
    .some((choice) => choice.split(/ and /i).every((each) => allowed.has(each.trim())));
}

/** Old packages name it only in their own package.json. */
function licenceOf(path: string): string {
  const file = join(root, path, 'package.json');
  if (!existsSync(file)) return 'unknown';
  const { license, licenses } = JSON.parse(readFileSync(file, 'utf8'));
  return license?.type ?? license ?? licenses?.[0]?.type ?? 'unknown';
}
