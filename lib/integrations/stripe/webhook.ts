import { z } from 'zod';
import { env } from '@/lib/env';
import { stripeClient } from './client';

/** An event as the inbox stores it: verified, not parsed yet. `occurredAt` in epoch milliseconds. */
export type ReceivedEvent = {
  id: string;
  type: string;
  /** The connected account that it is about; null: the platform's own. */
  account: string | null;
  occurredAt: number;
  payload: Record<string, unknown>;
};

/** `unsigned`: no signature. `wrong`: signed with another secret, of another body, or too old. */
export type Verified = { ok: true; event: ReceivedEvent } | { ok: false; why: 'unsigned' | 'wrong' };

const word = z.string().min(1).max(255);
const envelope = z.looseObject({
  id: word,
  type: word,
  account: word.nullish().catch(null),
  // Thin events have it as text; an event without one counts as of now.
  created: z
    .union([z.number().positive().max(1e11), z.iso.datetime({ offset: true }).transform(inSeconds)])
    .catch(() => Date.now() / 1000),
});

/**
 * Tolerated age of a signature: five minutes of clock skew and five of delivery. A replay within it is harmless: events
 * are unique.
 */
const TOLERANCE_SECONDS = 10 * 60;

/**
 * Stands in for the missing account of an event that the Connect endpoint signed: that endpoint may not speak for the
 * platform's own account.
 */
const UNKNOWN_ACCOUNT = 'unknown';

/**
 * Verifies a webhook. The platform's endpoint and the Connect endpoint each sign with their own secret; either is
 * accepted, and the latter only sends events of other accounts. Every signed event is stored, thin events too;
 * characters that Postgres can't store are replaced.
 * @param rawBody the bytes as received
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

/** Postgres can't store NUL or unpaired surrogates, and an event that contains one still has to be stored. */
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
