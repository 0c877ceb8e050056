/** Ends a run with its message alone, without a stack: it says all that the person at the keyboard needs. */
export class Refusal extends Error {}
