import { AppError } from '@/lib/domain/errors';
import { type Bucket, forget, takeFrom, waitInWords } from '@/lib/http/limits/rate-limits';

/**
 * Whoever guesses a password or a code waits longer and longer: so many in a quarter of an hour, fewer in three hours
 * than that would make, fewer still in a day. These are the counts that one guess adds to.
 */
export type Guesser = readonly [Bucket, string][];

/** One that nobody but this browser or session adds to. */
export const aloneAs = (key: string): Guesser => [
  ['signIn', key],
  ['guessHours', key],
  ['guessDay', key],
];

/** Before the guess is checked, so that many at once gain nothing. @throws AppError rate_limited */
export async function countGuess(guesser: Guesser): Promise<void> {
  for (const [bucket, key] of guesser) {
    const state = await takeFrom(bucket, key);
    if (state.allowed) continue;
    throw new AppError('rate_limited', `Too many attempts. Please wait ${waitInWords(state.resetSeconds)}.`, {
      retryAfterSeconds: state.resetSeconds,
    });
  }
}

/** It was right: the count begins anew. */
export async function forgetGuesses(guesser: Guesser): Promise<void> {
  for (const [bucket, key] of guesser) await forget(bucket, key);
}
