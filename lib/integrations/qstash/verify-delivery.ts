import { z } from 'zod';
import { env } from '@/lib/env';
import { qstashReceiver } from './client';

const body = z.object({ jobId: z.uuid() });

/**
 * Checks that QStash sent this, to this address, with this body, `raw` (either signing key, so keys can be rotated).
 * The address is the public one: behind a proxy the request's own may differ.
 * @returns null when it is not proven
 */
export async function verifyDelivery(request: Request, raw: string): Promise<{ jobId: string } | null> {
  const signature = request.headers.get('upstash-signature');
  if (!signature) return null;
  try {
    const { pathname, search } = new URL(request.url);
    const verified = await qstashReceiver().verify({
      signature,
      body: raw,
      url: new URL(pathname + search, env.APP_URL).href,
      // Our clock and theirs may differ by this many seconds.
      clockTolerance: 300,
    });
    if (!verified) return null;
    return body.parse(JSON.parse(raw));
  } catch {
    return null;
  }
}
