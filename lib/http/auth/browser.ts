import { cookies, headers } from 'next/headers';
import { deviceName } from '@/lib/domain/device-name';
import { cookieName, cookieOptions } from '@/lib/http/request/cookie-names';
import { randomToken, tokenHash } from '@/lib/integrations/crypto/secret-token';
import { knowBrowser } from '@/lib/usecases/account/sessions';

/** Browsers keep no cookie longer than this. The cookie grants nothing: it only recognises a browser. */
const seconds = 400 * 86_400;
const pattern = /^[\w-]{43}$/;

/** The hash of the browser's cookie; null without one of ours. */
export function browserHash(incoming: Headers): string | null {
  const found = (incoming.get('cookie') ?? '')
    .split(/; */)
    .find((each) => each.startsWith(`${cookieName('browser')}=`))
    ?.split('=')[1];
  return found && pattern.test(found) ? tokenHash(found) : null;
}

/** What this browser calls itself, in words. */
export async function browserName(): Promise<string> {
  return deviceName((await headers()).get('user-agent') ?? '');
}

/** Identifies this browser by a cookie that it sets or renews; only in a server action or a route handler. */
export async function thisBrowser(): Promise<{ name: string; hash: string }> {
  const jar = await cookies();
  const kept = jar.get(cookieName('browser'))?.value;
  const token = kept && pattern.test(kept) ? kept : randomToken();
  jar.set(cookieName('browser'), token, { ...cookieOptions(), maxAge: seconds });
  return { name: await browserName(), hash: tokenHash(token) };
}

/**
 * Makes this browser known for the person who has just proven their identity in it: wrong guesses elsewhere can't
 * lock them out here.
 */
export async function knowThisBrowser(userId: string): Promise<void> {
  const { hash } = await thisBrowser();
  await knowBrowser(userId, hash);
}
