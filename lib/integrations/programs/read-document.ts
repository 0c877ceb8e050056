import { askOutside, internet, type Reach } from '@/lib/integrations/outside/ask';
import { callVendor } from '@/lib/integrations/resilience';
import { vendors } from '@/lib/integrations/vendors';

/** Far more than names and addresses need. */
const MOST_BYTES = 16 * 1024;
/** Under the vendor's own limit: a slow host is that host's, and must not count against all the others. */
const hostLimitMs = vendors.programs.limitMs - 1_000;

/**
 * The document in which a program says what it is (client ID metadata document), at an address that a stranger gave: only
 * on the public Internet, at that address itself, small and soon. Null: there is none that we may read. Never throws for
 * what its host does.
 */
export function readProgramDocument(address: string, reach: Reach = internet): Promise<unknown> {
  return callVendor('programs', async (signal) => {
    const answer = await askOutside(address, {
      reach,
      limitMs: hostLimitMs,
      signal,
      headers: { accept: 'application/json' },
      // Whoever may redirect there isn't who may speak for it.
      mostRedirects: 0,
    });
    if (typeof answer === 'string') return null;
    const isJson = /^application\/(?:[\w.+-]+\+)?json\b/i.test(answer.headers.get('content-type') ?? '');
    if (answer.status !== 200 || !isJson) {
      void answer.body?.cancel().catch(() => undefined);
      return null;
    }
    return parsed(await textOf(answer));
  });
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** Null: more than we read, or it broke off. */
async function textOf(answer: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of answer.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > MOST_BYTES) return null;
      chunks.push(chunk);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    return null;
  }
}
