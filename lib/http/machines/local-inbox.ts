import { createHash, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';
import { onHttps } from '@/lib/http/request/cookie-names';
import { limitedFetch } from '@/lib/limited-fetch';

const limitMs = 5_000;
const cookie = 'mais.local-mail';

/**
 * Shows the mails that the stand-in for Postmark has accepted, at an address of the app's own. Their links grant
 * access, so outside the demo a reader needs LOCAL_MAIL_KEY, which `npm start` prints, once as `?key=`. With a real
 * mail vendor there is nothing to show. The inbox sets its own content security policy for what it frames, so its
 * headers are passed on.
 */
export async function serveLocalInbox(request: Request, path: string[], prefix: string): Promise<Response> {
  const { searchParams } = new URL(request.url);
  if (!env.LOCAL_CLOUD_URL) return nothing();
  if (!env.DEMO) {
    const key = searchParams.get('key');
    if (!opens(key ?? cookieOf(request))) return nothing();
    if (key !== null) return enter(key, prefix);
  }
  const target = new URL(['/mail', ...path.map(encodeURIComponent)].join('/'), env.LOCAL_CLOUD_URL);
  const to = searchParams.get('to');
  if (to) target.searchParams.set('to', to);
  try {
    const answer = await limitedFetch(target, { headers: { 'x-forwarded-prefix': prefix } }, limitMs);
    const headers = new Headers();
    for (const name of passedOn) {
      const value = answer.headers.get(name);
      if (value) headers.set(name, value);
    }
    return new Response(answer.body, { status: answer.status, headers });
  } catch {
    return new Response('The local cloud does not answer.', { status: 502 });
  }
}

const nothing = () => new Response('Not found', { status: 404, headers: { 'cache-control': 'no-store' } });

/** Moves the key from the address into a cookie: the address would stay in the browser's history. */
const enter = (key: string, prefix: string) =>
  new Response(null, {
    status: 303,
    headers: {
      location: prefix,
      'set-cookie': `${cookie}=${encodeURIComponent(key)}; Path=${prefix}; HttpOnly; SameSite=Lax${onHttps() ? '; Secure' : ''}`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
  });

function cookieOf(request: Request): string {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === cookie)?.[1] ?? '';
}

function opens(given: string): boolean {
  return env.LOCAL_MAIL_KEY !== undefined && timingSafeEqual(digest(given), digest(env.LOCAL_MAIL_KEY));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const passedOn = [
  'content-type',
  'content-security-policy',
  'content-disposition',
  'cache-control',
  'x-content-type-options',
  'referrer-policy',
];
