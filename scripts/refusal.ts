/**
 * Ends a run with its message and without a stack trace: the message says all that the person at the keyboard needs.
 */
export class Refusal extends Error {}
