import { AppError } from '@/lib/domain/errors';
import { type Bucket, consumeRateLimit, resetRateLimit, waitInWords } from '@/lib/http/limits/rate-limits';

/**
 * The rate limits that one guess of a password or a code counts towards. They make a guesser wait longer and longer:
 * three hours allow fewer guesses than their quarters of an hour would add up to, and a day fewer still.
 */
export type Guesser = readonly [Bucket, string][];

/** The limits of one browser or session, which nobody else's guesses count towards. */
export const aloneAs = (key: string): Guesser => [
  ['signIn', key],
  ['guessHours', key],
  ['guessDay', key],
];

/**
 * Counts a guess. Call it before the guess is checked, so that parallel guesses gain nothing. @throws AppError rate_limited
 */
export async function countGuess(guesser: Guesser): Promise<void> {
  for (const [bucket, key] of guesser) {
    const state = await consumeRateLimit(bucket, key);
    if (state.allowed) continue;
    throw new AppError('rate_limited', `Too many attempts. Please wait ${waitInWords(state.resetSeconds)}.`, {
      retryAfterSeconds: state.resetSeconds,
    });
  }
}

/** Clears the count after a right guess. */
export async function forgetGuesses(guesser: Guesser): Promise<void> {
  for (const [bucket, key] of guesser) await resetRateLimit(bucket, key);
}
