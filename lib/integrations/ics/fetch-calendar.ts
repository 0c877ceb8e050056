import { env } from '@/lib/env';
import { askOutside, internet, type Reach } from '@/lib/integrations/outside/ask';
import { callVendor } from '@/lib/integrations/resilience';
import { vendors } from '@/lib/integrations/vendors';

/** What the host said of the text that we have, so that it needs to send only another one. */
export type Known = { etag: string | null; lastModified: string | null };

export type CalendarFetched =
  | ({ kind: 'text'; text: string } & Known)
  /** It is still what we know. */
  | { kind: 'same' }
  /** `private`: an address that we don't ask; `gone`: the host knows no such calendar, or lets us in no more. */
  | { kind: 'refused'; why: 'private' | 'silent' | 'gone' | 'too_large' };

const MOST_BYTES = 2 * 1024 * 1024;
/** Under the vendor's own limit: a slow host is that host's, and must not count against all the others. */
const hostLimitMs = vendors.calendars.limitMs - 1_000;

/** Reads a calendar at an address that a business typed. Never throws for what its host does. */
export function fetchCalendar(
  address: string,
  known: Known,
  reach: Reach = reachOf(address),
): Promise<CalendarFetched> {
  return callVendor('calendars', async (signal): Promise<CalendarFetched> => {
    const headers: Record<string, string> = { accept: 'text/calendar' };
    if (known.etag) headers['if-none-match'] = known.etag;
    if (known.lastModified) headers['if-modified-since'] = known.lastModified;
    const answer = await askOutside(address, { reach, limitMs: hostLimitMs, signal, headers });
    if (typeof answer === 'string') return { kind: 'refused', why: answer };
    if (answer.status === 304) return { kind: 'same' };
    if (!answer.ok) {
      void answer.body?.cancel().catch(() => undefined);
      return { kind: 'refused', why: [401, 403, 404, 410].includes(answer.status) ? 'gone' : 'silent' };
    }
    const text = await textOf(answer);
    if (text === null) return { kind: 'refused', why: 'too_large' };
    if (text === undefined) return { kind: 'refused', why: 'silent' };
    return {
      kind: 'text',
      text,
      etag: answer.headers.get('etag'),
      lastModified: answer.headers.get('last-modified'),
    };
  });
}

/** The stand-in for Google is on this machine; without it there is nothing on this machine to ask. */
function reachOf(address: string): Reach {
  const standIn = env.GOOGLE_API_URL && URL.parse(env.GOOGLE_API_URL);
  if (!standIn || URL.parse(address)?.origin !== standIn.origin) return internet;
  return { protocol: standIn.protocol, mayAsk: (ip) => ip === '127.0.0.1' };
}

/** Null: more than we read. Undefined: it broke off, or took too long. */
async function textOf(answer: Response): Promise<string | null | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  try {
    for await (const chunk of answer.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > MOST_BYTES) return null;
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch {
    return undefined;
  }
}
