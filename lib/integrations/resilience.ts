import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  CircuitState,
  CountBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel';
import { AppError } from '@/lib/domain/errors';
import { span } from '@/lib/telemetry/trace';
import { createLoneFailures, LoneFailure } from './lone-failures';
import { breakerRule, type Vendor, vendors } from './vendors';

export type BreakerState = 'CLOSED' | 'OPEN' | 'HALF_OPEN';

/** A vendor is unavailable, slow or overloaded: an `unavailable` (503) whose sentence may be shown. */
export class VendorUnavailable extends AppError {
  readonly vendor: string;

  constructor(vendor: string, message: string, cause: unknown) {
    super('unavailable', message, { retryAfterSeconds: retryAfter(cause), cause });
    this.name = 'VendorUnavailable';
    this.vendor = vendor;
  }
}

export type PolicyRule = {
  limitMs: number;
  concurrent: number;
  queued: number;
  repeats: number;
  unavailable: string;
};

/** Timeout, concurrency limit (bulkhead), retries and circuit breaker around every call to one vendor. */
export function createPolicy(
  name: string,
  rule: PolicyRule,
  breakerOptions: { failureRate: number; window: number; minimumCalls: number; openMs: number } = breakerRule,
) {
  const slots = bulkhead(rule.concurrent, rule.queued);
  const breaker = circuitBreaker(handleWhen(isOutage), {
    halfOpenAfter: breakerOptions.openMs,
    breaker: new CountBreaker({
      threshold: breakerOptions.failureRate,
      size: breakerOptions.window,
      minimumNumberOfCalls: breakerOptions.minimumCalls,
    }),
  });
  // While the breaker is open, calls are refused before anything is set up: an outage must not cost requests that can
  // do without the vendor.
  let refusedUntil = 0;
  breaker.onBreak(() => {
    refusedUntil = Date.now() + breakerOptions.openMs;
  });
  const whole = timeout(rule.limitMs, TimeoutStrategy.Aggressive);
  const attempt = timeout(rule.limitMs, TimeoutStrategy.Aggressive);
  // The backoff has jitter by default; a call that ran into its timeout has no time left for a retry.
  const again = retry(handleWhen(isPassing), {
    maxAttempts: rule.repeats,
    backoff: new ExponentialBackoff({ initialDelay: 200, maxDelay: 1_000 }),
  });
  const lone = createLoneFailures((error) => (statusOf(error) ?? 0) >= 500);
  const once = wrap(whole, slots, breaker, attempt);
  const repeated = wrap(whole, slots, again, breaker, attempt);

  return {
    /**
     * `repeatable`: the call is idempotent, so it may be retried. `about`: the account it is for; failures of one
     * account alone don't open the breaker for all. @throws VendorUnavailable, or the vendor's refusal
     */
    async call<T>(
      run: (signal: AbortSignal) => Promise<T>,
      options: { repeatable?: boolean; about?: string } = {},
    ): Promise<T> {
      if (this.rests()) {
        throw new VendorUnavailable(name, rule.unavailable, new BrokenCircuitError());
      }
      const policy = options.repeatable && rule.repeats > 0 ? repeated : once;
      try {
        return await policy.execute(({ signal }) => lone.watch(options.about, () => run(signal)));
      } catch (error) {
        if (error instanceof LoneFailure) throw new VendorUnavailable(name, rule.unavailable, error.cause);
        if (isOutage(error) || isBlocked(error) || statusOf(error) === 429) {
          throw new VendorUnavailable(name, rule.unavailable, error);
        }
        throw error;
      }
    },
    /** Whether the breaker is open, so that a call would be refused at once. */
    rests: () => breaker.state === CircuitState.Open && Date.now() < refusedUntil,
    state(): BreakerState {
      if (breaker.state === CircuitState.Closed) return 'CLOSED';
      return breaker.state === CircuitState.HalfOpen ? 'HALF_OPEN' : 'OPEN';
    },
    running: () => rule.concurrent - slots.executionSlots,
    waiting: () => rule.queued - slots.queueSlots,
  };
}

const policies = {
  stripe: createPolicy('stripe', vendors.stripe),
  qstash: createPolicy('qstash', vendors.qstash),
  postmark: createPolicy('postmark', vendors.postmark),
  redis: createPolicy('redis', vendors.redis),
  google: createPolicy('google', vendors.google),
  hibp: createPolicy('hibp', vendors.hibp),
  storage: createPolicy('storage', vendors.storage),
  pictures: createPolicy('pictures', vendors.pictures),
  calendars: createPolicy('calendars', vendors.calendars),
  assistant: createPolicy('assistant', vendors.assistant),
  programs: createPolicy('programs', vendors.programs),
} satisfies Record<Vendor, ReturnType<typeof createPolicy>>;

export function callVendor<T>(
  vendor: Vendor,
  run: (signal: AbortSignal) => Promise<T>,
  options: { repeatable?: boolean; about?: string } = {},
): Promise<T> {
  return span('vendor', vendor, () => policies[vendor].call(run, options));
}

/**
 * Whether the vendor's breaker is open, so that a call would be refused at once: for work that can be left to the
 * sweep.
 */
export const vendorRests = (vendor: Vendor): boolean => policies[vendor].rests();

/** How many calls of the vendor run in this process. */
export const vendorRunning = (vendor: Vendor): number => policies[vendor].running();

/** The breakers' states and running and queued calls, for health and metrics. */
export function vendorStates(): Record<Vendor, { state: BreakerState; running: number; waiting: number }> {
  const read = (vendor: Vendor) => ({
    state: policies[vendor].state(),
    running: policies[vendor].running(),
    waiting: policies[vendor].waiting(),
  });
  return {
    stripe: read('stripe'),
    qstash: read('qstash'),
    postmark: read('postmark'),
    redis: read('redis'),
    google: read('google'),
    hibp: read('hibp'),
    storage: read('storage'),
    pictures: read('pictures'),
    calendars: read('calendars'),
    assistant: read('assistant'),
    programs: read('programs'),
  };
}

/** The HTTP status a vendor answered with, however its SDK spells it; null when there was no answer. */
export function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null) return null;
  const { statusCode, status } = error as { statusCode?: unknown; status?: unknown };
  const found = statusCode ?? status;
  return typeof found === 'number' && found > 0 ? found : null;
}

// Not an outage: a 4xx answer means that the vendor is up and our request was wrong.
function isOutage(error: unknown): boolean {
  if (isBlocked(error) || error instanceof LoneFailure) return false;
  const status = statusOf(error);
  return status === null || status >= 500;
}

function isBlocked(error: unknown): boolean {
  return error instanceof BrokenCircuitError || error instanceof BulkheadRejectedError;
}

// Whether a retry may succeed. 409 is Stripe's "another request with this key is running". A single account's failure
// may pass as well as an outage.
function isPassing(error: unknown): boolean {
  if (error instanceof TaskCancelledError) return false;
  if (error instanceof LoneFailure) return true;
  const status = statusOf(error);
  return isOutage(error) || status === 409 || status === 429;
}

function retryAfter(cause: unknown): number {
  return cause instanceof BrokenCircuitError ? breakerRule.openMs / 1000 : 5;
}
