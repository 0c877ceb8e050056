/**
 * Load shedding: limits how many requests are worked on at once. A request beyond that is rejected at once and asked
 * to retry, which costs next to nothing; a process that accepts more than it can do does ever less of it, and in the
 * end nothing in time. Without imports, so that the self-hosted entry can load this file as it is.
 */
export type ConcurrencyLimit = {
  /**
   * Takes a place.
   * @returns the function that releases it, to be called once the request is answered; null: full
   */
  enter(): (() => void) | null;
};

/** The Retry-After of a rejected request, in seconds: in all likelihood there is room again by then. */
export const COME_BACK_SECONDS = 1;

export function createConcurrencyLimit(places: number): ConcurrencyLimit {
  let taken = 0;
  return {
    enter() {
      if (taken >= places) return null;
      taken += 1;
      let left = false;
      return () => {
        if (!left) taken -= 1;
        left = true;
      };
    },
  };
}

/**
 * Paths that are never rejected: health checks, and machines, whose work is bounded elsewhere and must not be lost.
 * Exact paths only: whatever is beneath them answers "not found", which is work like any other's.
 */
const alwaysOpen = /^\/(?:health(?:\/ready)?|api\/(?:metrics|(?:webhooks|jobs|cron)\/[a-z_-]+))$/;

export const isAlwaysOpen = (path: string): boolean => alwaysOpen.test(path);
