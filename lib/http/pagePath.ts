/** Set by the proxy: the path of the page that is asked for. */
export const pathHeader = 'x-mais-path';

/** A path of ours to go on to after signing in; null for anything that could lead elsewhere. */
export function safePath(path: string | null | undefined): string | null {
  return path && /^\/(?![/\\])[\x21-\x7e]*$/.test(path) ? path : null;
}
