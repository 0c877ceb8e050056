import { randomBytes } from 'node:crypto';
import { env } from '@/lib/env';
import { keyedHash } from '@/lib/integrations/crypto/secret-token';

/** Not a session and not a person: tells the browsers behind one address apart, so that they don't use up each other's limits. */
const cookieName = () => (env.APP_URL.startsWith('https:') ? '__Host-mais.visitor' : 'mais.visitor');

/** Well above the time that a limit or a hold counts. */
const keptSeconds = 30 * 86_400;

/**
 * The id of the browser that sent the request; null without a cookie of ours. It is signed: otherwise anybody
 * could make up many.
 */
export function browserOf(headers: Headers): string | null {
  for (const pair of headers.get('cookie')?.split(';') ?? []) {
    const [name, value = ''] = pair.trim().split('=');
    if (name !== cookieName()) continue;
    const [id = '', signature] = value.split('.');
    return id !== '' && signature === keyedHash('browser', id) ? id : null;
  }
  return null;
}

/** The cookie for a browser that has none yet. */
export function newBrowserCookie() {
  const id = randomBytes(12).toString('base64url');
  return {
    name: cookieName(),
    value: `${id}.${keyedHash('browser', id)}`,
    httpOnly: true,
    sameSite: 'lax' as const,
    path: '/',
    secure: env.APP_URL.startsWith('https:'),
    maxAge: keptSeconds,
  };
}
