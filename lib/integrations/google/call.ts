import { env } from '@/lib/env';
import { callVendor } from '@/lib/integrations/resilience';
import { vendors } from '@/lib/integrations/vendors';
import { limitedFetch } from '@/lib/limited-fetch';
import { inTurn } from './in-turn';

/**
 * Why Google refuses a call, as far as it makes a difference: `unauthorized` (the access token), `forbidden` (this calendar
 * isn't theirs to do that with), `quota` (later), `gone` (not there, or a sync token that is no longer known),
 * `exists` (an id that is taken), `changed` (somebody was faster, 412).
 */
export type RefusedWhy = 'unauthorized' | 'forbidden' | 'quota' | 'gone' | 'exists' | 'changed' | 'other';

export class GoogleRefused extends Error {
  constructor(
    readonly why: RefusedWhy,
    readonly status: number,
    readonly reason: string,
    readonly retryAfterSeconds: number | null,
  ) {
    super(`Google answered ${status} ${reason}`);
    this.name = 'GoogleRefused';
  }
}

/** Who calls: an account of ours, and its token of this hour. */
export type Caller = { accountId: string; accessToken: string };

const base = () => `${env.GOOGLE_API_URL ?? 'https://www.googleapis.com'}/calendar/v3`;

type Sent = { method?: string; query?: Record<string, string>; body?: unknown; ifMatch?: string };

/**
 * One call of the Calendar API, in its account's turn: five seconds, and whatever is no success is thrown.
 * @throws GoogleRefused, VendorUnavailable
 */
export async function callGoogle(caller: Caller, path: string, sent: Sent = {}): Promise<unknown> {
  const { method = 'GET', query, body, ifMatch } = sent;
  const search = query ? `?${new URLSearchParams(query)}` : '';
  const answer = await inTurn(caller.accountId, () =>
    callVendor(
      'google',
      async (signal) => {
        const got = await limitedFetch(
          `${base()}${path}${search}`,
          {
            method,
            signal,
            headers: {
              authorization: `Bearer ${caller.accessToken}`,
              ...(body === undefined ? {} : { 'content-type': 'application/json' }),
              ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
            },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          },
          vendors.google.limitMs,
        );
        const text = await got.text();
        // An outage; anything below is an answer, and says nothing about Google's health.
        if (got.status >= 500) throw Object.assign(new Error('Google is away'), { status: got.status });
        return { ok: got.ok, status: got.status, text, retryAfter: got.headers.get('retry-after') };
      },
      { about: caller.accountId },
    ),
  );
  if (answer.ok) return answer.text === '' ? null : JSON.parse(answer.text);
  const reason = reasonOf(answer.text);
  throw new GoogleRefused(
    whyOf(answer.status, reason),
    answer.status,
    reason,
    Number(answer.retryAfter) || null,
  );
}

function reasonOf(text: string): string {
  try {
    const { error } = JSON.parse(text) as { error?: { errors?: { reason?: string }[]; status?: string } };
    return error?.errors?.[0]?.reason ?? error?.status ?? '';
  } catch {
    return '';
  }
}

/** Google says 403 to too many calls as well as to what isn't allowed: the reason tells them apart. */
function whyOf(status: number, reason: string): RefusedWhy {
  if (status === 429 || /ratelimit|quota|dailyLimit/i.test(reason)) return 'quota';
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 404 || status === 410) return 'gone';
  if (status === 409) return 'exists';
  return status === 412 ? 'changed' : 'other';
}
