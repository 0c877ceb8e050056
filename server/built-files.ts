import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../scripts/paths.ts';

const folder = '/_next/static/';

/**
 * Whether a URL names a build file that doesn't exist. The framework lists its files at start and answers 500 for one
 * that a later build has removed; a page that was opened before still asks for it and must get a 404. `url` has been
 * checked to be unambiguous (request-target.ts).
 */
export function isMissingFile(url = '/'): boolean {
  const [path = ''] = url.split('?', 1);
  if (!path.startsWith(folder)) return false;
  return !existsSync(join(root, '.next/static', decodeURIComponent(path.slice(folder.length))));
}
