import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../scripts/paths.ts';

/** The pictures that come with the app, as pages name them. */
const shipped = new Set(
  readdirSync(join(root, 'public'), { recursive: true, encoding: 'utf8' }).map(
    (file) => `/${file.replaceAll('\\', '/')}`,
  ),
);
const names = ['q', 'url', 'w'];

/**
 * Whether an address asks for nothing, or for a size of a picture that is there. The framework makes and keeps a file
 * for each spelling of an address (`…#1`, `…#2`), so only the one that our pages use is let through.
 */
export function isKnownPicture(url = '/'): boolean {
  if (!/^\/_next\/image(?:[/?]|$)/.test(url)) return true;
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  return (
    pathname === '/_next/image' &&
    [...searchParams.keys()].sort().join() === names.join() &&
    shipped.has(searchParams.get('url') ?? '')
  );
}
