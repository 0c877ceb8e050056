/**
 * The policies of all outgoing calls: timeout, concurrency limit, retries, and what happens while a vendor is
 * unavailable. `limitMs` bounds a whole call, queueing and retry included.
 */
export const vendors = {
  stripe: {
    limitMs: 10_000,
    /**
     * At Stripe's usual 300 ms these make some 80 calls a second, under the 100 that it allows an account; the 50
     * queued ones wait for a second or less, and further calls are refused with 503 and Retry-After (load shedding).
     */
    concurrent: 25,
    queued: 50,
    /**
     * Retries apply only to calls that a person waits for, and only to reads or with an idempotency key; jobs retry
     * themselves.
     */
    repeats: 1,
    unavailable:
      'Card payments are not available right now. Nothing was charged; please try again in a moment.',
    fallback:
      'The customer keeps the hold and is asked to try again (503); jobs are retried, and come back with it.',
  },
  qstash: {
    limitMs: 5_000,
    concurrent: 20,
    queued: 200,
    repeats: 0,
    unavailable: 'The queue is not available right now.',
    fallback: 'The job stays in the outbox and the sweep runs it.',
  },
  postmark: {
    limitMs: 10_000,
    concurrent: 10,
    queued: 50,
    /** A retry could send a second mail, so only the job decides about it. */
    repeats: 0,
    unavailable: 'Mail is not available right now.',
    fallback: 'The mail job is retried three times, then kept and shown to the operator.',
  },
  redis: {
    limitMs: 300,
    concurrent: 50,
    queued: 100,
    repeats: 0,
    unavailable: 'The cache is not available right now.',
    fallback: 'No cached value: the request reads the database. Limits are counted in this process.',
  },
  google: {
    limitMs: 5_000,
    concurrent: 10,
    queued: 50,
    repeats: 0,
    unavailable: 'The calendar is not available right now.',
    fallback: 'Booking goes on and the calendar catches up.',
  },
  /** The hosts of calendars that a business has given the address of. */
  calendars: {
    limitMs: 6_000,
    concurrent: 10,
    queued: 50,
    /** Read again when it is due. */
    repeats: 0,
    unavailable: 'We can’t read calendars right now. Please try again in a moment.',
    fallback: 'Their last known busy times hold, with their age shown.',
  },
  /** The hosts at which programs say what they are, when somebody connects one. */
  programs: {
    limitMs: 5_000,
    concurrent: 10,
    queued: 20,
    repeats: 0,
    unavailable: 'We can’t ask what this program is right now. Please try again in a moment.',
    fallback: 'It can’t be connected for the moment; those that are go on.',
  },
  hibp: {
    limitMs: 2_000,
    concurrent: 10,
    queued: 20,
    repeats: 0,
    unavailable: 'The list of leaked passwords is not available right now.',
    fallback: 'A new password is judged by our own rules only.',
  },
  storage: {
    limitMs: 15_000,
    concurrent: 20,
    queued: 100,
    /** Every call may be made twice: a key holds the same bytes each time. */
    repeats: 1,
    unavailable: 'Files can’t be saved or read right now. Please try again in a moment.',
    fallback:
      'Uploads are asked to try again; pages show what caches have, and no file is forgotten: the sweep tidies up later.',
  },
  /** The model behind the assistant. A call lasts until the last word of its answer. */
  assistant: {
    limitMs: 60_000,
    /** Beyond it people are asked to wait: an answer holds a socket and its place for as long as the model writes. */
    concurrent: 60,
    queued: 0,
    /** A person decides; a second answer would cost twice. */
    repeats: 0,
    unavailable: 'The assistant is not available right now. Please try again in a moment.',
    fallback:
      'The answer ends with a sentence that says so; what its tools did stands, and everything else works.',
  },
  /** The hosts of pictures that a business gives by their address. */
  pictures: {
    limitMs: 6_000,
    concurrent: 10,
    queued: 20,
    repeats: 0,
    unavailable: 'We can’t look at pictures right now. Please try again in a moment.',
    fallback: 'A new address of a picture is not taken; everything else is saved as before.',
  },
} as const;

export type Vendor = keyof typeof vendors;

/** When the circuit breaker opens: half of the last 20 calls failed (at least 8 of them); one trial call after 30 s. */
export const breakerRule = { failureRate: 0.5, window: 20, minimumCalls: 8, openMs: 30_000 } as const;
