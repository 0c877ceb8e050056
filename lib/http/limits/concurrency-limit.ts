/**
 * How many requests are worked on at once. What comes beyond that is told at once to come back, which costs next to
 * nothing: a process that takes in more than it can do does ever less of it, and in the end nothing in time.
 * Without imports, so that the self-hosted entry can load it as it is.
 */
export type Gate = {
  /** @returns the way out, to be taken when the answer has been given; null: full */
  enter(): (() => void) | null;
};

/** There is room again after so many seconds, in all likelihood. */
export const COME_BACK_SECONDS = 1;

export function createGate(places: number): Gate {
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
 * Never turned away: health, and machines, whose work is bounded elsewhere and must not be lost. Their own addresses
 * only: beneath them is a page that says so, which is work like any other's.
 */
const alwaysOpen = /^\/(?:health(?:\/ready)?|api\/(?:metrics|(?:webhooks|jobs|cron)\/[a-z_-]+))$/;

export const isAlwaysOpen = (path: string): boolean => alwaysOpen.test(path);
