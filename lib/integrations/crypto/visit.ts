import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Turn } from '@/lib/domain/assistant/history';
import { assistantLimits } from '@/lib/domain/assistant/limits';
import { storedParts } from '@/lib/domain/assistant/parts';
import { HOUR } from '@/lib/domain/durations';
import { env } from '@/lib/env';

const claim = z.object({
  tenantId: z.string(),
  id: z.string(),
  until: z.number(),
  turns: z.array(z.object({ role: z.enum(['person', 'assistant']), parts: storedParts })),
});

/** What was said in a visit of a site. `id`: made by the server at its first message, and of nobody. */
export type Visit = { id: string; turns: Turn[] };

/**
 * What was said in a visit, signed for its browser to keep: the server keeps nothing of visitors, and believes only what it
 * has said itself. It holds for one business, and for an hour after its last answer; what is too long is forgotten from its
 * beginning.
 */
export function signVisit(tenantId: string, { id, turns }: Visit, now: number): string {
  for (let from = 0; ; from += 1) {
    const kept = turns.slice(from);
    const body = Buffer.from(JSON.stringify({ tenantId, id, until: now + HOUR, turns: kept }));
    const signed = `${body.toString('base64url')}.${macOf(body).toString('base64url')}`;
    if (signed.length <= assistantLimits.visitCharacters || kept.length === 0) return signed;
  }
}

/** Null: not ours, of another business, over, or of another version of ours. */
export function readVisit(signed: string, tenantId: string, now: number): Visit | null {
  const [body, mac] = signed.split('.').map((part) => Buffer.from(part, 'base64url'));
  if (!body || !mac) return null;
  const expected = macOf(body);
  if (mac.length !== expected.length || !timingSafeEqual(mac, expected)) return null;
  const read = claim.safeParse(JSON.parse(body.toString()));
  if (!read.success || read.data.tenantId !== tenantId || read.data.until <= now) return null;
  return { id: read.data.id, turns: read.data.turns };
}

const macOf = (body: Buffer) => createHmac('sha256', env.LINK_SECRET).update('visit\0').update(body).digest();
