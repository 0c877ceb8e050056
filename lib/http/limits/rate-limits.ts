import { AppError } from '@/lib/domain/errors';
import { env } from '@/lib/env';
import { createLimiter, type LimitState } from '@/lib/integrations/redis/limiter';
import { addressId, visitorId } from './visitor';

const quarterHour = 900;
const hour = 3600;

/** What is limited, by which setting. Keys are visitors, API keys, users or address + e-mail, as the caller says. */
const rules = {
  /** Publishable API calls, public actions and pages that are not cached, by visitor. */
  public: () => ({ points: env.RATE_LIMIT_PUBLIC_PER_15_MIN, windowSeconds: quarterHour }),
  /** Prefetches and background fetches of those pages, by address. */
  background: () => ({ points: env.RATE_LIMIT_BACKGROUND_PER_15_MIN, windowSeconds: quarterHour }),
  /** Secret API calls, by key. */
  apiKey: () => ({ points: env.RATE_LIMIT_API_KEY_PER_MINUTE, windowSeconds: 60 }),
  /** Creating bookings on the site or with a publishable key, by visitor. */
  booking: () => ({ points: env.RATE_LIMIT_BOOKING_PER_15_MIN, windowSeconds: quarterHour }),
  /** Changes on the manage page, by visitor. */
  manage: () => ({ points: env.RATE_LIMIT_MANAGE_PER_15_MIN, windowSeconds: quarterHour }),
  /** Changes by the office, by user. */
  office: () => ({ points: env.RATE_LIMIT_OFFICE_PER_15_MIN, windowSeconds: quarterHour }),
  /** Uploads, which come by the dozen, each in several calls: by user, and by secret key. */
  upload: () => ({ points: env.RATE_LIMIT_UPLOADS_PER_15_MIN, windowSeconds: quarterHour }),
  /** Messages to the assistant, by tenant. */
  assistant: () => ({ points: env.RATE_LIMIT_ASSISTANT_PER_5_MIN, windowSeconds: 300 }),
  /** Messages of visitors to the assistant of a site, by business: none of the office's are used up by them. */
  visits: () => ({ points: env.RATE_LIMIT_VISITS_PER_5_MIN, windowSeconds: 300 }),
  /** The same by visitor and business. */
  visit: () => ({ points: env.RATE_LIMIT_VISIT_PER_5_MIN, windowSeconds: 300 }),
  /** By address and business, for a day: what one address can use of a business's budget is bounded. */
  visitAddress: () => ({ points: env.RATE_LIMIT_VISIT_PER_ADDRESS_PER_DAY, windowSeconds: 86_400 }),
  /** Look-ups by the office's forms while somebody types, by user. */
  lookup: () => ({ points: env.RATE_LIMIT_OFFICE_LOOKUPS_PER_15_MIN, windowSeconds: quarterHour }),
  /** By address + e-mail, by known browser, by session (guesses.ts); a success gives the points back. */
  signIn: () => ({ points: env.RATE_LIMIT_SIGN_IN_FAILURES_PER_15_MIN, windowSeconds: quarterHour }),
  /** By e-mail alone, from any address. Known browsers aren't counted. */
  account: () => ({ points: 2 * env.RATE_LIMIT_SIGN_IN_FAILURES_PER_15_MIN, windowSeconds: quarterHour }),
  /** Guesses of any kind over three hours and over a day: a password, a code, from a known browser, in an open session. */
  guessHours: () => ({ points: 4 * env.RATE_LIMIT_SIGN_IN_FAILURES_PER_15_MIN, windowSeconds: 3 * 3600 }),
  guessDay: () => ({ points: 6 * env.RATE_LIMIT_SIGN_IN_FAILURES_PER_15_MIN, windowSeconds: 86_400 }),
  signUp: () => ({ points: env.RATE_LIMIT_SIGN_UP_PER_HOUR, windowSeconds: hour }),
  /** Asking for a new password, by visitor. */
  reset: () => ({ points: env.RATE_LIMIT_RESET_PER_HOUR, windowSeconds: hour }),
  /** Taking an invitation, by visitor. */
  join: () => ({ points: env.RATE_LIMIT_JOIN_PER_HOUR, windowSeconds: hour }),
  // The same limits by address, however many browsers are behind it: cookies cost nothing, addresses do. What one
  // person does once (a sign-up, a new password) thirty people may do.
  publicAddress: () => ({ points: env.RATE_LIMIT_PUBLIC_PER_ADDRESS_PER_15_MIN, windowSeconds: quarterHour }),
  /** Attempts, three each for thirty people; claim_and_book limits how many of them are held at once. */
  bookingAddress: () => ({
    points: env.RATE_LIMIT_BOOKING_PER_ADDRESS_PER_15_MIN,
    windowSeconds: quarterHour,
  }),
  manageAddress: () => ({ points: env.RATE_LIMIT_MANAGE_PER_ADDRESS_PER_15_MIN, windowSeconds: quarterHour }),
  signUpAddress: () => ({ points: env.RATE_LIMIT_SIGN_UP_PER_ADDRESS_PER_HOUR, windowSeconds: hour }),
  resetAddress: () => ({ points: env.RATE_LIMIT_RESET_PER_ADDRESS_PER_HOUR, windowSeconds: hour }),
  joinAddress: () => ({ points: env.RATE_LIMIT_JOIN_PER_ADDRESS_PER_HOUR, windowSeconds: hour }),
  /** Calls of a program that somebody connected, by what it was allowed. */
  programCall: () => ({ points: env.RATE_LIMIT_PROGRAM_CALLS_PER_MINUTE, windowSeconds: 60 }),
  /** Tokens that programs ask for and end, by address: behind one may be a service with many people. */
  programToken: () => ({
    points: env.RATE_LIMIT_PROGRAM_TOKENS_PER_ADDRESS_PER_15_MIN,
    windowSeconds: quarterHour,
  }),
  /** Programs that introduce themselves, by address. */
  programRegistration: () => ({
    points: env.RATE_LIMIT_PROGRAM_REGISTRATIONS_PER_ADDRESS_PER_HOUR,
    windowSeconds: hour,
  }),
  /** Mails to people who have never asked for one, by tenant: they show a name that the tenant has chosen. */
  invitation: () => ({ points: env.RATE_LIMIT_INVITATIONS_PER_DAY, windowSeconds: 86_400 }),
} as const;

export type Bucket = keyof typeof rules;
/** Limits for visitors of our pages: one for each browser, and one far above that for its address. */
export type VisitorBucket = 'public' | 'booking' | 'manage' | 'signUp' | 'reset' | 'join' | 'visit';

// proxy.ts counts too, from a bundle of its own: both share these limiters.
const store = globalThis as typeof globalThis & {
  maisLimiters?: Map<Bucket, ReturnType<typeof createLimiter>>;
};

function limiter(bucket: Bucket) {
  store.maisLimiters ??= new Map();
  let found = store.maisLimiters.get(bucket);
  if (!found) {
    found = createLimiter({ name: bucket, ...rules[bucket]() });
    store.maisLimiters.set(bucket, found);
  }
  return found;
}

export function consumeRateLimit(bucket: Bucket, key: string): Promise<LimitState> {
  return limiter(bucket).take(key);
}

export function resetRateLimit(bucket: Bucket, key: string): Promise<void> {
  return limiter(bucket).forget(key);
}

/** @throws AppError rate_limited with `what` was too much and the seconds to wait */
export async function enforceRateLimit(bucket: Bucket, key: string, what?: string): Promise<LimitState> {
  const state = await consumeRateLimit(bucket, key);
  if (!state.allowed) throw tooMany(state, what);
  return state;
}

/**
 * Takes one of a visitor's points, and one of their address's. `scope` names the business, where each has a limit of
 * its own. The address comes first, so that changing cookies all the time gives no more room.
 * @returns the state that refuses, else the visitor's own
 */
export async function takeFromVisitor(
  bucket: VisitorBucket,
  headers: Headers,
  scope = '',
): Promise<LimitState> {
  const address = await consumeRateLimit(`${bucket}Address`, scope + addressId(headers));
  return address.allowed ? consumeRateLimit(bucket, scope + visitorId(headers)) : address;
}

/** @throws AppError rate_limited */
export async function requireFromVisitor(
  bucket: VisitorBucket,
  headers: Headers,
  scope?: string,
): Promise<void> {
  const state = await takeFromVisitor(bucket, headers, scope);
  if (!state.allowed) throw tooMany(state);
}

export function tooMany(state: LimitState, what = 'That was a lot at once.'): AppError {
  return new AppError('rate_limited', `${what} Please try again in ${waitInWords(state.resetSeconds)}.`, {
    retryAfterSeconds: state.resetSeconds,
  });
}

/** The IETF draft's `RateLimit` and `RateLimit-Policy` fields. */
export function limitHeaders(bucket: Bucket, state: LimitState): Record<string, string> {
  return {
    'RateLimit-Policy': `"${bucket}";q=${state.limit};w=${rules[bucket]().windowSeconds}`,
    RateLimit: `"${bucket}";r=${state.remaining};t=${state.resetSeconds}`,
  };
}

export function waitInWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? 'a second' : `${seconds} seconds`;
  if (seconds <= 2 * 3600) return `${Math.ceil(seconds / 60)} minutes`;
  return `${Math.ceil(seconds / 3600)} hours`;
}
