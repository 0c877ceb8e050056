import type { IncomingMessage } from 'node:http';

const hostPattern = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/**
 * Whether a request's target is unambiguous. The code that looks at it (concurrency limit, rate limits, the framework's
 * router) must not parse it in different ways, so targets with two readings are refused first: dot segments, which
 * every browser resolves itself, backslashes, control characters, invalid percent-encoding, a second or a foreign host.
 * An absolute URL of our own host is turned into its path.
 */
export function readsOneWay(request: IncomingMessage): boolean {
  const host = hostOf(request);
  if (host === null) return false;
  const url = ownPath(request.url ?? '', host);
  if (url === null || /[^\x21-\x7e]|[#\\]/.test(url)) return false;
  const path = decoded(url.split('?', 1)[0] ?? '');
  // NUL in a query: the API validates that itself and names the field.
  if (url.includes('%00') && !url.startsWith('/api/')) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (path === null || /[\0-\x1f\x7f\\]|\/\.{1,2}(?:\/|$)/.test(path)) return false;
  request.url = url;
  return true;
}

/** The Host header; empty where an HTTP/1.0 request has none, null where it is missing, repeated or malformed. */
function hostOf({ rawHeaders, headers, httpVersion }: IncomingMessage): string | null {
  const count = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length;
  if (count === 0 && httpVersion === '1.0') return '';
  return count === 1 && hostPattern.test(headers.host ?? '') ? (headers.host ?? null) : null;
}

function ownPath(url: string, host: string): string | null {
  if (url.startsWith('/')) return url;
  const [, named, rest = ''] = /^https?:\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  if (named === undefined || named.toLowerCase() !== host.toLowerCase()) return null;
  return rest.startsWith('/') ? rest : `/${rest}`;
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
