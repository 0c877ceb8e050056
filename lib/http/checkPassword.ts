import { findUserForSignIn } from '@/lib/data/users';
import { AppError } from '@/lib/domain/errors';
import { verifyAgainstNobody, verifyPassword } from '@/lib/integrations/crypto/passwordHash';
import { forget, takeFrom, waitInWords } from './limits';
import { clientAddress } from './visitor';

export type KnownPerson = {
  id: string;
  sessionVersion: number;
  /** The password is not all: a code is asked for before a session begins. */
  secondFactor: boolean;
};

/** Longer passwords than any person types would only cost us time. */
const longestPassword = 200;

/**
 * Whose e-mail and password these are; null for a wrong password and for an unknown address alike, after the same
 * time. An attempt is counted before it is checked, so that many at once gain nothing; a success clears the count.
 * @throws AppError rate_limited after 5 failures in 15 minutes from one address for one e-mail
 */
export async function checkPassword(
  email: string,
  password: string,
  headers: Headers,
): Promise<KnownPerson | null> {
  const normalized = email.trim().toLowerCase();
  const key = `${clientAddress(headers)}:${normalized.slice(0, 320)}`;
  const state = await takeFrom('signIn', key);
  if (!state.allowed) {
    throw new AppError('rate_limited', `Too many attempts. Please wait ${waitInWords(state.resetSeconds)}.`, {
      retryAfterSeconds: state.resetSeconds,
    });
  }
  // Postgres can't hold NUL, so nobody's address has one.
  const askable =
    !normalized.includes('\0') && normalized.isWellFormed() && password.length <= longestPassword;
  const user = askable ? await findUserForSignIn(normalized) : null;
  const matches = user
    ? await verifyPassword(user.passwordHash, password)
    : await verifyAgainstNobody(password.slice(0, longestPassword));
  if (!user || !matches) return null;
  await forget('signIn', key);
  return { id: user.id, sessionVersion: user.sessionVersion, secondFactor: user.secondFactor };
}
