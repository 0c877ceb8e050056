const loopback = /^(127\.0\.0\.1|localhost|\[::1\])$/;

/**
 * A scheme of an app's own: a domain of its maker's, backwards (RFC 8252, 7.1). What has no dot is or may become
 * one of the browser's or the system's own (`javascript:`, `chrome:`, `intent:`).
 */
const ownScheme = /^[a-z]{2,63}(\.[a-z0-9+-]+)+:$/;
/** Of well-known programs whose scheme has no dot: refused, they never get as far as asking. */
const knownSchemes = new Set(['cursor:', 'vscode:', 'vscode-insiders:', 'windsurf:', 'claude:']);

/**
 * Whether a browser may bring an answer to this address: https anywhere, plain http only on the own computer, or a
 * scheme of an app's own. Whoever else opens such a scheme gets a code that is worth nothing without the verifier (PKCE).
 */
export function mayLeadTo(address: string): boolean {
  const url = URL.parse(address);
  if (!url || address.includes('#') || url.username || url.password) return false;
  if (!/^[\x21-\x7e]{1,500}$/.test(address)) return false;
  if (url.protocol === 'https:') return true;
  if (url.protocol === 'http:') return loopback.test(url.hostname);
  return ownScheme.test(url.protocol) || (knownSchemes.has(url.protocol) && url.host !== '');
}

/**
 * The address that was asked for, if it is one of those that the program has named: to the letter, but for the port on the
 * own computer, which a program takes as it is free (RFC 8252, 7.3).
 */
export function isNamed(asked: string, named: readonly string[]): boolean {
  if (!mayLeadTo(asked)) return false;
  return named.includes(asked) || named.some((each) => isSameButForPort(asked, each));
}

function isSameButForPort(asked: string, named: string): boolean {
  const [one, other] = [URL.parse(asked), URL.parse(named)];
  if (one?.protocol !== 'http:' || other?.protocol !== 'http:' || !loopback.test(other.hostname))
    return false;
  one.port = '';
  other.port = '';
  return one.href === other.href;
}

/** Where an answer goes, in words for whoever allows it. */
export function leadsToInWords(address: string): string {
  const url = new URL(address);
  if (url.protocol === 'https:') return url.host;
  if (url.protocol === 'http:') return 'a program on this computer';
  return `the app on this device that opens addresses of ${url.protocol.slice(0, -1)}`;
}
