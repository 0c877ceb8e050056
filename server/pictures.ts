import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../scripts/paths.ts';

/** The pictures that ship with the app, by the paths that pages use. */
const shipped = new Set(
  readdirSync(join(root, 'public'), { recursive: true, encoding: 'utf8' }).map(
    (file) => `/${file.replaceAll('\\', '/')}`,
  ),
);
const names = ['q', 'url', 'w'];

/**
 * Whether a URL is no image request, or one for a size of an existing picture. The framework writes a cache file for
 * each spelling of a URL (`…#1`, `…#2`), so only the spelling that our pages use is let through; others could fill the
 * disk.
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
