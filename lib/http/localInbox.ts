import { env } from '@/lib/env';
import { limitedFetch } from '@/lib/limitedFetch';

const limitMs = 5_000;

/**
 * The mails that the stand-in for Postmark has taken, shown at an address of the app's own. With a real mail vendor there
 * is nothing to show: 404. The inbox sets its own policy for what it frames, so its headers are passed on.
 */
export async function serveLocalInbox(path: string[], search: string, prefix: string): Promise<Response> {
  if (!env.LOCAL_CLOUD_URL) return new Response('Not found', { status: 404 });
  const target = new URL(['/mail', ...path.map(encodeURIComponent)].join('/'), env.LOCAL_CLOUD_URL);
  target.search = search;
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

const passedOn = [
  'content-type',
  'content-security-policy',
  'content-disposition',
  'cache-control',
  'x-content-type-options',
  'referrer-policy',
];
