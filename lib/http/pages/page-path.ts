/** Set by the proxy: the path of the page that is asked for. */
export const pathHeader = 'x-mais-path';

/**
 * A path of ours to continue at after signing in; null for anything that could lead elsewhere. Only a path that a
 * browser resolves to itself counts: resolving dots may leave two slashes at the beginning, and those name another host.
 */
export function safePath(path: string | null | undefined): string | null {
  if (!path || !/^\/[\x21-\x7e]*$/.test(path) || !URL.canParse(path, base)) return null;
  const { origin, pathname, search, hash } = new URL(path, base);
  return origin === base && pathname + search + hash === path && !path.startsWith('//') ? path : null;
}

const base = 'http://localhost';
