import { lookup } from 'node:dns/promises';
import { callVendor } from '@/lib/integrations/resilience';
import { vendors } from '@/lib/integrations/vendors';
import { limitedFetch } from '@/lib/limited-fetch';
import { withTimeout } from '@/lib/with-timeout';
import { isPublic } from './public-address';

/** What is at an address: a picture, or why it can't be shown to visitors. */
export type Look = 'picture' | 'private' | 'silent' | 'no_picture' | 'too_large';

/** Where a look may go. */
export type Reach = { protocol: string; mayAsk: (ip: string) => boolean };

/**
 * The public Internet over https. An address that leads elsewhere only once it was looked up (DNS rebinding) is stopped
 * by https itself: nothing is sent to a server without a certificate for that name.
 */
const internet: Reach = { protocol: 'https:', mayAsk: isPublic };

const mostRedirects = 3;
export const mostBytes = 20 * 1024 * 1024;
/** Under the vendor's own limit: a slow host is that host's, and must not count against all the others. */
const hostLimitMs = vendors.pictures.limitMs - 1_000;

/** Looks at the head of what the address answers, through redirects; nothing of its content is kept. */
export function lookAtPicture(address: string, reach: Reach = internet): Promise<Look> {
  return callVendor('pictures', (signal) => look(address, reach, signal));
}

async function look(address: string, reach: Reach, signal: AbortSignal): Promise<Look> {
  const until = AbortSignal.any([signal, AbortSignal.timeout(hostLimitMs)]);
  let target = URL.parse(address);
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    if (!target || target.protocol !== reach.protocol) return 'private';
    const reached = await whereTo(target, reach);
    if (reached !== 'open') return reached;
    const answer = await ask(target, until);
    if (!answer) return 'silent';
    void answer.body?.cancel().catch(() => undefined);
    const location = answer.status >= 300 && answer.status < 400 ? answer.headers.get('location') : null;
    if (location === null) return judge(answer);
    target = URL.parse(location, target);
  }
  return 'silent';
}

/** Every address of the host has to be open: which of them is asked is not ours to decide. */
async function whereTo(target: URL, { mayAsk }: Reach): Promise<'open' | 'private' | 'silent'> {
  const host = target.hostname.replace(/^\[|\]$/g, '');
  const found = await withTimeout(
    lookup(host, { all: true }).catch(() => []),
    hostLimitMs,
    [],
  );
  if (found.length === 0) return 'silent';
  return found.every(({ address }) => mayAsk(address)) ? 'open' : 'private';
}

async function ask(target: URL, signal: AbortSignal): Promise<Response | null> {
  try {
    const headers = { accept: 'image/*', 'user-agent': 'MAIS' };
    return await limitedFetch(target, { redirect: 'manual', signal, headers }, hostLimitMs);
  } catch {
    return null;
  }
}

function judge(answer: Response): Look {
  if (!answer.ok) return 'silent';
  if (!answer.headers.get('content-type')?.startsWith('image/')) return 'no_picture';
  return Number(answer.headers.get('content-length') ?? 0) > mostBytes ? 'too_large' : 'picture';
}
