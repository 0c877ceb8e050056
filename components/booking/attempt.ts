import { v4 } from 'uuid';
import { z } from 'zod';

/**
 * One wish to book, however often it is sent: the same wish keeps its idempotency key, so that a double click, a
 * second tab and a replay all end in one booking. Shared by the tabs of a browser; holds a fingerprint of what was
 * sent and never the contact itself.
 */
const attemptSchema = z.object({
  key: z.string(),
  wish: z.string(),
  /** Set once it became a booking that waits for its payment. */
  held: z
    .object({
      bookedUrl: z.string(),
      /** Epoch ms. */
      until: z.number(),
      date: z.string().nullable(),
      start: z.number().nullable(),
    })
    .nullable(),
});
export type Attempt = z.infer<typeof attemptSchema>;

const nameOf = (tenantSlug: string, packageSlug: string) => `attempt:${tenantSlug}:${packageSlug}`;

export function readAttempt(tenantSlug: string, packageSlug: string): Attempt | null {
  try {
    const kept = localStorage.getItem(nameOf(tenantSlug, packageSlug));
    return kept === null ? null : attemptSchema.parse(JSON.parse(kept));
  } catch {
    return null;
  }
}

/** The attempt for this wish: the one under way if it is the same wish and its hold lives, else a new one. */
export function attemptFor(tenantSlug: string, packageSlug: string, wish: unknown, now: number): Attempt {
  const print = fingerprint(JSON.stringify(wish));
  const kept = readAttempt(tenantSlug, packageSlug);
  if (kept && kept.wish === print && (kept.held === null || kept.held.until > now)) return kept;
  const fresh: Attempt = { key: v4(), wish: print, held: null };
  keepAttempt(tenantSlug, packageSlug, fresh);
  return fresh;
}

export function keepAttempt(tenantSlug: string, packageSlug: string, attempt: Attempt): void {
  try {
    localStorage.setItem(nameOf(tenantSlug, packageSlug), JSON.stringify(attempt));
  } catch {
    // Without storage the key lives as long as the page: a double click is still one booking.
  }
}

export function forgetAttempt(tenantSlug: string, packageSlug: string): void {
  try {
    localStorage.removeItem(nameOf(tenantSlug, packageSlug));
  } catch {
    // Nothing was kept.
  }
}

/** Tells two wishes apart; not a secret and not a proof (53 bits of a multiplicative hash). */
function fingerprint(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  return `${(high >>> 0).toString(36)}${(low >>> 0).toString(36)}`;
}
