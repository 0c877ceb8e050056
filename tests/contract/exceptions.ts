import type { Exception } from './compare';

/** Each names a place where Stripe's recorded answer and the stand-in's differ, and why that may stay so. */
export const exceptions: Exception[] = [];
