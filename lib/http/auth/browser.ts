import { cookies, headers } from 'next/headers';
import { deviceName } from '@/lib/domain/device-name';
import { cookieName, cookieOptions } from '@/lib/http/request/cookie-names';
import { randomToken, tokenHash } from '@/lib/integrations/crypto/secret-token';
import { knowBrowser } from '@/lib/usecases/account/sessions';

/** A browser keeps its name as long as browsers keep any cookie. It opens nothing: it only tells a known one apart. */
const seconds = 400 * 86_400;
const pattern = /^[\w-]{43}$/;

/** The hash of what the browser keeps, if it keeps something of ours. */
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

/** This browser, which keeps a name from now on; only in a server action or a route handler. */
export async function thisBrowser(): Promise<{ name: string; hash: string }> {
  const jar = await cookies();
  const kept = jar.get(cookieName('browser'))?.value;
  const token = kept && pattern.test(kept) ? kept : randomToken();
  jar.set(cookieName('browser'), token, { ...cookieOptions(), maxAge: seconds });
  return { name: await browserName(), hash: tokenHash(token) };
}

/** Whoever has just proven to be this person here may sign in here, however many guess elsewhere. */
export async function knowThisBrowser(userId: string): Promise<void> {
  const { hash } = await thisBrowser();
  await knowBrowser(userId, hash);
}
