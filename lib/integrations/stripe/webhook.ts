import { z } from 'zod';
import { env } from '@/lib/env';
import { stripeClient } from './client';

/** An event as it is stored in the inbox: verified, not yet understood. `occurredAt` in epoch milliseconds. */
export type ReceivedEvent = {
  id: string;
  type: string;
  /** The connected account it is about; null: the platform's own. */
  account: string | null;
  occurredAt: number;
  payload: Record<string, unknown>;
};

/** `unsigned`: no signature. `wrong`: of another secret, another body, or from too long ago. */
export type Verified = { ok: true; event: ReceivedEvent } | { ok: false; why: 'unsigned' | 'wrong' };

const word = z.string().min(1).max(255);
const envelope = z.looseObject({
  id: word,
  type: word,
  account: word.nullish().catch(null),
  // Thin events say it as text; the time of one that says neither is now.
  created: z
    .union([z.number().positive().max(1e11), z.iso.datetime({ offset: true }).transform(inSeconds)])
    .catch(() => Date.now() / 1000),
});

/** Five minutes for clocks that differ and five for the way. Hearing something twice does no harm: events are unique. */
const TOLERANCE_SECONDS = 10 * 60;

/** What an endpoint for connected accounts tells of the platform's own account. */
const UNKNOWN_ACCOUNT = 'unknown';

/**
 * The platform's endpoint and the Connect endpoint each sign with a secret of their own; either is ours, and the latter
 * speaks of other accounts only. Whatever is signed is taken, thin events too; what Postgres can't store of it is replaced.
 * @param rawBody the bytes as they came
 */
export function verifyWebhook(rawBody: string, signature: string | null): Verified {
  if (!signature) return { ok: false, why: 'unsigned' };
  const { STRIPE_WEBHOOK_SECRET: own, STRIPE_CONNECT_WEBHOOK_SECRET: connect } = env;
  for (const secret of [own, connect]) {
    if (!secret || !isSigned(rawBody, signature, secret)) continue;
    const parsed = envelope.safeParse(parsedText(rawBody));
    if (!parsed.success) return { ok: false, why: 'wrong' };
    const { id, type, account, created } = parsed.data;
    const onlyOthers = secret !== own;
    return {
      ok: true,
      event: {
        id,
        type,
        account: account ?? (onlyOthers ? UNKNOWN_ACCOUNT : null),
        occurredAt: Math.round(created * 1000),
        payload: parsed.data,
      },
    };
  }
  return { ok: false, why: 'wrong' };
}

function isSigned(rawBody: string, signature: string, secret: string): boolean {
  try {
    const { signature: check } = stripeClient().webhooks;
    return check?.verifyHeader(rawBody, signature, secret, TOLERANCE_SECONDS) ?? false;
  } catch {
    return false;
  }
}

function parsedText(text: string): unknown {
  try {
    return storable(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Postgres stores neither NUL nor half a surrogate pair, and an event that carries one is still an event. */
function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '\ufffd').toWellFormed();
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [String(storable(key)), storable(inner)]),
  );
}

function inSeconds(instant: string): number {
  return Date.parse(instant) / 1000;
}
