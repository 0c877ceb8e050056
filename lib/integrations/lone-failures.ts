import { LRUCache } from 'lru-cache';

/** A repeated 5xx for the same account: counts as that account's trouble until others have it too. */
export class LoneFailure extends Error {
  constructor(cause: unknown) {
    super('The vendor keeps failing for this account', { cause });
    this.name = 'LoneFailure';
  }
}

/**
 * How many 5xx answers of one account within the window count as failures of the vendor: too few to open the breaker.
 */
const COUNTED = 2;
const WITHIN_MS = 60_000;
/** The key of calls that aren't about an account. */
const NOBODY = '';

/**
 * Tells one account's failures from the vendor's: they count only while other accounts fail too, however often that
 * account succeeds in between. Applies to 5xx answers only: a call without an answer is the vendor's failure, whatever
 * account it was for. `isAnswer`: whether an error is one.
 */
export function createLoneFailures(isAnswer: (error: unknown) => boolean) {
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
