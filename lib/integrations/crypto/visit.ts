import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Turn } from '@/lib/domain/assistant/history';
import { storedParts } from '@/lib/domain/assistant/parts';
import { env } from '@/lib/env';

const VISIT_MS = 3_600_000;

const visit = z.object({
  tenantId: z.string(),
  until: z.number(),
  turns: z.array(z.object({ role: z.enum(['person', 'assistant']), parts: storedParts })),
});

/**
 * What was said in a visit, signed for its browser to keep: the server keeps nothing of visitors, and believes only what it
 * has said itself. It holds for one business, and for an hour after its last answer.
 */
export function signVisit(tenantId: string, turns: readonly Turn[], now: number): string {
  const body = Buffer.from(JSON.stringify({ tenantId, until: now + VISIT_MS, turns }));
  return `${body.toString('base64url')}.${macOf(body).toString('base64url')}`;
}

/** Null: not ours, of another business, or over. */
export function readVisit(signed: string, tenantId: string, now: number): Turn[] | null {
  const [body, mac] = signed.split('.').map((part) => Buffer.from(part, 'base64url'));
  if (!body || !mac) return null;
  const expected = macOf(body);
  if (mac.length !== expected.length || !timingSafeEqual(mac, expected)) return null;
  const read = visit.parse(JSON.parse(body.toString()));
  return read.tenantId === tenantId && read.until > now ? read.turns : null;
}

const macOf = (body: Buffer) => createHmac('sha256', env.LINK_SECRET).update('visit\0').update(body).digest();
