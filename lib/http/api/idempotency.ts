import { createHash } from 'node:crypto';
import {
  dropIdempotencyEntry,
  findIdempotencyEntry,
  type IdempotencyEntry,
  keepIdempotencyAlive,
  keepIdempotentAnswer,
  releaseIdempotencyEntry,
  resumeIdempotencyEntry,
  startIdempotencyEntry,
} from '@/lib/data/bookings/idempotency';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { canonicalJson } from '@/lib/domain/canonical-json';
import { AppError } from '@/lib/domain/errors';
import { isRefusal } from '@/lib/http/request/describe-error';
import { withTimeout } from '@/lib/with-timeout';

/**
 * Longer than any request may take (on Vercel by vercel.json). After that its first run counts as dead, even if it
 * still sends heartbeats.
 */
export const lockMs = 45_000;
const waitMs = 5_000;
const lookAgainMs = 100;
/** The heartbeat interval of a run; most have ended before the first one. */
const aliveEveryMs = 1_000;

/**
 * Runs in progress in this process: a repeated request waits here for their answer, instead of polling the database.
 */
const underWay = new Map<string, Promise<IdempotentAnswer<unknown>>>();

/**
 * What a write needs to know of its key. `bookingId` is set when an earlier run of the same request made that booking
 * and was cut off, or ended in a 503: continue with it.
 */
export type IdempotentRun = { key: string; requestHash: string; lockedUntil: Date; bookingId: string | null };

/**
 * The owner and the call that a key belongs to: the same text from another owner, or for another call, is another key.
 */
export type IdempotencyScope = {
  /** The API key; with a publishable one, which anybody can read in a page, the visitor as well. */
  owner: string;
  /** The call by its pattern: `POST /bookings/{id}/cancel`. */
  call: string;
};

/** The scope of a booking on a business's site. Its keys are random and stay in the browser that made them. */
export const siteBooking: IdempotencyScope = { owner: 'site', call: 'book' };

/** A client's key as it is stored: behind a hash of its scope, so that nobody but its owner can name it. */
export function scopedKey({ owner, call }: IdempotencyScope, key: string): string {
  const scope = createHash('sha256').update(`${owner}\n${call}`).digest('base64url').slice(0, 22);
  return `${scope}:${key}`;
}

type IdempotentRequest = {
  scope: IdempotencyScope;
  /** As the client sent it. */
  key: string;
  requestHash: string;
  marks: 'before' | 'inTransaction';
  status: number;
};

export type IdempotentAnswer<T> =
  | { replayed: true; status: number; body: unknown }
  | { replayed: false; outcome: T };

/**
 * Runs a write once for a key in its scope. The same request again gets the first one's answer (a replay); another
 * request with the key is refused. Only successes are kept: a repeat computes a refusal again.
 * `marks` says who writes the key's row: 'before': this function, ahead of the run; 'inTransaction': the run itself,
 * together with its booking, under the given lock (it refuses with `in_progress` when it finds the key taken).
 * @throws AppError idempotency_mismatch, in_progress (after waiting up to 5 s), and whatever the run throws
 */
export async function runIdempotently<T>(
  ctx: TenantContext,
  request: IdempotentRequest,
  run: (idempotency: IdempotentRun) => Promise<T>,
): Promise<IdempotentAnswer<T>> {
  const until = Date.now() + waitMs;
  const key = scopedKey(request.scope, request.key);
  const name = `${ctx.tenantId} ${request.requestHash} ${key}`;
  for (let first = underWay.get(name); first; first = underWay.get(name)) {
    const answer = await answerBefore(first, request.status, until);
    if (answer === 'none yet') throw stillRunning();
    if (answer) return answer;
  }
  const own = runOrWait(ctx, { ...request, key }, run, until).finally(() => underWay.delete(name));
  underWay.set(name, own);
  return own;
}

/**
 * Runs the write, unless another process (or an earlier one) has run it or is running it: then polls until its
 * answer is stored.
 */
async function runOrWait<T>(
  ctx: TenantContext,
  { key, requestHash, marks, status }: Omit<IdempotentRequest, 'scope'>,
  run: (idempotency: IdempotentRun) => Promise<T>,
  until: number,
): Promise<IdempotentAnswer<T>> {
  for (;;) {
    const lock = { key, requestHash, lockedUntil: newLock() };
    const entry = await findIdempotencyEntry(ctx, key);
    if (entry && entry.requestHash !== requestHash) throw mismatch();
    if (entry?.statusCode) return { replayed: true, status: entry.statusCode, body: entry.response };

    if (await mayRun(ctx, entry, lock, marks)) {
      const outcome = await attempt(ctx, { ...lock, bookingId: entry?.bookingId ?? null }, status, run);
      // The refusal may come from the work of the very request that we repeat: it committed between our
      // look-up and our run.
      const overtaken = isRefusal(outcome) && !entry && (await findIdempotencyEntry(ctx, key)) !== null;
      if (!overtaken) return { replayed: false, outcome };
    }
    if (Date.now() >= until) throw stillRunning();
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
}

type Replay = Extract<IdempotentAnswer<unknown>, { replayed: true }>;

/**
 * The answer for a repeat of that run. Null: the run failed or was refused, so the repeat runs anew; 'none yet': it
 * still runs at `until`.
 */
function answerBefore(
  work: Promise<IdempotentAnswer<unknown>>,
  status: number,
  until: number,
): Promise<Replay | null | 'none yet'> {
  const ended = work.then(
    (answer): Replay | null => {
      if (answer.replayed) return answer;
      return isRefusal(answer.outcome) ? null : { replayed: true, status, body: answer.outcome };
    },
    () => null,
  );
  return withTimeout(ended, until - Date.now(), 'none yet');
}

// The random part tells two locks of the same moment apart.
function newLock(): Date {
  return new Date(Date.now() + lockMs + Math.floor(Math.random() * 5_000));
}

async function mayRun(
  ctx: TenantContext,
  entry: IdempotencyEntry | null,
  lock: { key: string; requestHash: string; lockedUntil: Date },
  marks: 'before' | 'inTransaction',
): Promise<boolean> {
  if (entry && !entry.free) return false;
  if (entry) return resumeIdempotencyEntry(ctx, lock.key, lock.lockedUntil);
  return marks === 'inTransaction' || startIdempotencyEntry(ctx, lock);
}

async function attempt<T>(
  ctx: TenantContext,
  own: IdempotentRun,
  status: number,
  run: (idempotency: IdempotentRun) => Promise<T>,
): Promise<T> {
  let outcome: T;
  // A failed heartbeat is followed by another a second later; a lock that is lost that way does no harm (see
  // IdempotentWork).
  const alive = setInterval(() => void keepIdempotencyAlive(ctx, own).catch(() => {}), aliveEveryMs).unref();
  try {
    outcome = await run(own);
  } catch (error) {
    // If even this fails, the lock expires by itself.
    await releaseIdempotencyEntry(ctx, own).catch(() => {});
    throw error;
  } finally {
    clearInterval(alive);
  }
  if (isRefusal(outcome)) await dropIdempotencyEntry(ctx, own);
  else await keepIdempotentAnswer(ctx, own, status, outcome);
  return outcome;
}

function mismatch(): AppError {
  return new AppError(
    'idempotency_mismatch',
    'This Idempotency-Key was used for another request. Please use a new key for a new request.',
  );
}

function stillRunning(): AppError {
  return new AppError('in_progress', 'The first request with this key is still being worked on.', {
    retryAfterSeconds: 2,
  });
}

/** The same hash for the same request, however its JSON was spelled. */
export function requestHash(method: string, path: string, body: unknown): string {
  return createHash('sha256')
    .update(`${method} ${path}\n${canonicalJson(body)}`)
    .digest('hex');
}
