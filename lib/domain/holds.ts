/** How long a hold outlives its checkout session (rule: holds and payment), so that a last-second payment finds it. */
export const HOLD_GRACE_MS = 5 * 60_000;

/**
 * How long a business may give people to pay, in minutes: what Stripe allows a session (30 minutes to 24 hours, by its own
 * clock), less five minutes for two clocks that differ and one for the way.
 */
export const SHORTEST_HOLD_MINUTES = 30 + 5 + 1;
export const LONGEST_HOLD_MINUTES = 24 * 60 - 5 - 1;

/**
 * When the time to pay is over that begins `now`, in epoch milliseconds, on a whole second as Stripe counts them. A policy
 * from before the limits is kept within them.
 */
export function holdEnd(now: number, policy: { holdMinutes: number }): number {
  const minutes = Math.min(LONGEST_HOLD_MINUTES, Math.max(SHORTEST_HOLD_MINUTES, policy.holdMinutes));
  return Math.floor((now + minutes * 60_000) / 1000) * 1000;
}
