/**
 * How long a hold outlives its checkout session (rule: holds and payment), so that a last-second payment still finds
 * it.
 */
export const HOLD_GRACE_MS = 5 * 60_000;

/**
 * The shortest and longest time to pay, in minutes: what Stripe allows a session (30 minutes to 24 hours, by its own
 * clock), less five minutes for clock skew and one for latency.
 */
export const SHORTEST_HOLD_MINUTES = 30 + 5 + 1;
export const LONGEST_HOLD_MINUTES = 24 * 60 - 5 - 1;

/**
 * The instant (epoch ms) at which the time to pay ends that begins at `now`, on a whole second as Stripe counts them.
 * Policy copies from before the limits are clamped to them.
 */
export function holdEnd(now: number, policy: { holdMinutes: number }): number {
  const minutes = Math.min(LONGEST_HOLD_MINUTES, Math.max(SHORTEST_HOLD_MINUTES, policy.holdMinutes));
  return Math.floor((now + minutes * 60_000) / 1000) * 1000;
}

/**
 * The instant (epoch ms) until which a move that costs more waits for its payment. Whoever moves their own booking is led to
 * the payment page. Whoever is asked by mail has nearly a day, as long as a payment page may stand, but not past `begins`, the
 * earlier of the two times, unless the policy gives them longer.
 */
export function moveHoldEnd(
  now: number,
  move: { policy: { holdMinutes: number }; by: 'customer' | 'business'; begins: number },
): number {
  const own = holdEnd(now, move.policy);
  if (move.by === 'customer') return own;
  const longest = holdEnd(now, { holdMinutes: LONGEST_HOLD_MINUTES });
  return Math.max(own, Math.min(longest, Math.floor(move.begins / 1000) * 1000));
}
