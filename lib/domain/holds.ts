/** How long a hold outlives its checkout session (rule: holds and payment), so that a last-second payment finds it. */
export const HOLD_GRACE_MS = 5 * 60_000;

/** The least that Stripe allows a session to last, by its own clock. */
export const SHORTEST_SESSION_MS = 30 * 60_000;
