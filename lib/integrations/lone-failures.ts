import { LRUCache } from 'lru-cache';

/** The vendor answered one of its accounts with an error once more: that account's trouble, until others have it too. */
export class LoneFailure extends Error {
  constructor(cause: unknown) {
    super('The vendor keeps failing for this account', { cause });
    this.name = 'LoneFailure';
  }
}

/** As many answers of 500 count as the vendor's for each account and minute: too few to open a breaker with. */
const COUNTED = 2;
const WITHIN_MS = 60_000;
/** Calls that are about no account in particular. */
const NOBODY = '';

/**
 * Tells one account's failures from the vendor's: they count only while others fail too, however often that account
 * succeeds in between. Only answers (500 and above) are told apart: no answer at all is the vendor's fault whomever it was
 * for.
 */
export function createLoneFailures() {
  const failures = new LRUCache<string, number>({ max: 1_000, ttl: WITHIN_MS, noUpdateTTL: true });
  return {
    async watch<T>(about: string | undefined, run: () => Promise<T>): Promise<T> {
      try {
        return await run();
      } catch (error) {
        if (!isAnswer(error)) throw error;
        const of = about ?? NOBODY;
        const count = failures.get(of) ?? 0;
        failures.set(of, count + 1);
        if (about === undefined) throw error;
        const others = [...failures.keys()].some((each) => each !== of);
        throw others && count < COUNTED ? error : new LoneFailure(error);
      }
    },
  };
}

function isAnswer(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { statusCode } = error as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode >= 500;
}
