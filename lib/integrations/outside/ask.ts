import { lookup } from 'node:dns/promises';
import { isPublic } from '@/lib/integrations/pictures/public-address';
import { limitedFetch } from '@/lib/limited-fetch';
import { withTimeout } from '@/lib/with-timeout';

/** Where an address that somebody gave may lead. */
export type Reach = { protocol: string; mayAsk: (ip: string) => boolean };

/**
 * The public Internet over https. An address that leads elsewhere only once it was looked up (DNS rebinding) is stopped
 * by https itself: nothing is sent to a server without a certificate for that name.
 */
export const internet: Reach = { protocol: 'https:', mayAsk: isPublic };

type Question = {
  headers: Record<string, string>;
  reach: Reach;
  limitMs: number;
  signal: AbortSignal;
  mostRedirects?: number;
};

/**
 * Asks an address that a business typed, through redirects, each looked at like the first. `private`: it leads somewhere
 * that isn't ours to ask; `silent`: nobody answers. The body is the caller's to read or to cancel.
 */
export async function askOutside(
  address: string,
  question: Question,
): Promise<Response | 'private' | 'silent'> {
  const { reach, limitMs, headers, mostRedirects = 3 } = question;
  const until = AbortSignal.any([question.signal, AbortSignal.timeout(limitMs)]);
  let target = URL.parse(address);
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    if (!target || target.protocol !== reach.protocol) return 'private';
    const reached = await whereTo(target, reach, limitMs);
    if (reached !== 'open') return reached;
    const answer = await ask(target, until, headers, limitMs);
    if (!answer) return 'silent';
    const location = answer.status >= 300 && answer.status < 400 ? answer.headers.get('location') : null;
    if (location === null) return answer;
    void answer.body?.cancel().catch(() => undefined);
    target = URL.parse(location, target);
  }
  return 'silent';
}

/** Every address of the host has to be open: which of them is asked is not ours to decide. */
async function whereTo(
  target: URL,
  { mayAsk }: Reach,
  limitMs: number,
): Promise<'open' | 'private' | 'silent'> {
  const host = target.hostname.replace(/^\[|\]$/g, '');
  const found = await withTimeout(
    lookup(host, { all: true }).catch(() => []),
    limitMs,
    [],
  );
  if (found.length === 0) return 'silent';
  return found.every(({ address }) => mayAsk(address)) ? 'open' : 'private';
}

async function ask(
  target: URL,
  signal: AbortSignal,
  headers: Record<string, string>,
  limitMs: number,
): Promise<Response | null> {
  try {
    return await limitedFetch(
      target,
      { redirect: 'manual', signal, headers: { 'user-agent': 'MAIS', ...headers } },
      limitMs,
    );
  } catch {
    return null;
  }
}
