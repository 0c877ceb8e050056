import { v4 } from 'uuid';
import type { CreateBookingInput } from '@/lib/domain/booking-input';
import { HOLD_GRACE_MS } from '@/lib/domain/holds';
import { isLike } from '@/lib/domain/is-like';
import { forgetKept, keep, type PackageKept, readKept } from './kept-of-package';

/**
 * One attempt to book, however often it is sent: the same input keeps its idempotency key, so that a double click, a
 * second tab and a replay all end in one booking. Stored for all tabs of a browser; holds a fingerprint of the input
 * and never the contact itself.
 */
export type Attempt = {
  key: string;
  wish: string;
  /**
   * Idempotency keys of earlier attempts under which something may still be held: those holds are released before this
   * attempt is sent.
   */
  formers: string[];
  /**
   * Set once the attempt became a booking that waits for its payment. While `formers` isn't empty it describes what is
   * held under those.
   */
  held: {
    bookedUrl: string;
    /** Epoch ms. */
    until: number;
    date: string | null;
    start: number | null;
    /** See bookingMark. */
    mark: string;
  } | null;
};

export function readAttempt(item: PackageKept): Attempt | null {
  try {
    const kept = readKept('attempt', item);
    return kept === null ? null : attemptOf(JSON.parse(kept));
  } catch {
    return null;
  }
}

/** Null: it isn't one of ours. */
function attemptOf(kept: unknown): Attempt | null {
  if (!isLike(kept, { key: '', wish: '', formers: [''] })) return null;
  const { held } = kept as typeof kept & { held?: unknown };
  if (held === null) return { ...kept, held };
  if (!isLike(held, { bookedUrl: '', until: 0, mark: '' })) return null;
  const { date, start } = held as typeof held & { date?: unknown; start?: unknown };
  if (!(date === null || isLike(date, '')) || !(start === null || isLike(start, 0))) return null;
  return { ...kept, held: { ...held, date, start } };
}

/** More changes of mind than happen while requests go unanswered; the oldest hold then expires by itself. */
const MOST_FORMERS = 10;

/**
 * The attempt for this input: the open one if the input is the same and its hold is live, else a new one, which lists
 * the earlier ones. An attempt without an answer may have become a booking all the same.
 */
export function attemptFor(item: PackageKept, wish: unknown, now: number): Attempt {
  const print = fingerprint(JSON.stringify(wish));
  const kept = readAttempt(item);
  const isOpen = kept !== null && (kept.formers.length > 0 || kept.held === null);
  if (kept && kept.wish === print && (isOpen || isLive(kept, now))) return kept;
  // The time to pay ends before the claim does.
  const mayHold = kept !== null && (isOpen || isLive(kept, now - HOLD_GRACE_MS));
  const fresh: Attempt = {
    key: v4(),
    wish: print,
    formers: mayHold ? [kept.key, ...kept.formers].slice(0, MOST_FORMERS) : [],
    held: mayHold ? kept.held : null,
  };
  keepAttempt(item, fresh);
  return fresh;
}

/** Tells whether two wishes are the same person's for the same time (booked-before). */
export function bookingMark({ customer, date, start }: CreateBookingInput): string {
  return fingerprint(JSON.stringify([customer?.email.toLowerCase(), date, start]));
}

function isLive({ held }: Attempt, now: number): boolean {
  return held !== null && held.until > now;
}

export function keepAttempt(item: PackageKept, attempt: Attempt): void {
  try {
    keep('attempt', item, attempt);
  } catch {
    // Without storage the key lives as long as the page: a double click is still one booking.
  }
}

export function forgetAttempt(item: PackageKept): void {
  try {
    forgetKept('attempt', item);
  } catch {
    // Storage is blocked, so there is nothing to remove.
  }
}

/** Tells two inputs apart; neither a secret nor a proof (53 bits of a multiplicative hash). */
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
