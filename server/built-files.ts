import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../scripts/paths.ts';

const folder = '/_next/static/';

/**
 * Whether an address names a file of the build that isn't there. The framework knows the files of its start by heart, and
 * answers 500 for one that a later build has taken away: a page that was opened before still asks for it, and must hear
 * that it is gone. `url` has been found to read one way only (target.ts).
 */
export function isMissingFile(url = '/'): boolean {
  const [path = ''] = url.split('?', 1);
  if (!path.startsWith(folder)) return false;
  return !existsSync(join(root, '.next/static', decodeURIComponent(path.slice(folder.length))));
}
