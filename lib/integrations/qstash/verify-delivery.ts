import { z } from 'zod';
import { env } from '@/lib/env';
import { qstashReceiver } from './client';

const body = z.object({ jobId: z.uuid() });

/**
 * Verifies that QStash sent this request, to this URL, with this body `raw` (either signing key counts, so that keys
 * can be rotated). Checks against the public URL: behind a reverse proxy the request's own may differ.
 * @returns null when the signature is missing or invalid
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
      // Tolerated clock skew in seconds.
      clockTolerance: 300,
    });
    if (!verified) return null;
    return body.parse(JSON.parse(raw));
  } catch {
    return null;
  }
}
