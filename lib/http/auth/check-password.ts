import { findUserForSignIn } from '@/lib/data/people/users';
import { deviceName } from '@/lib/domain/device-name';
import { normalizeEmail } from '@/lib/domain/inputs/contact-rules';
import { clientAddress } from '@/lib/http/limits/visitor';
import { afterAnswer } from '@/lib/http/request/after-response';
import { verifyAgainstNobody, verifyPassword } from '@/lib/integrations/crypto/password-hash';
import { noteFailure } from '@/lib/usecases/account/sessions';
import { browserHash } from './browser';
import { aloneAs, countGuess, forgetGuesses, type Guesser } from './guesses';

export type KnownPerson = {
  id: string;
  sessionVersion: number;
  /** The person has a second factor: sign-in asks for a code before a session begins. */
  secondFactor: boolean;
};

/** No person types a longer password; hashing one would only cost time. */
const longestPassword = 200;

/**
 * The person with this e-mail and password; null for a wrong password and for an unknown e-mail alike, after the same
 * time. An attempt is counted before it is checked, so that parallel attempts gain nothing; a success clears the
 * count. Attempts count by address and e-mail, and by e-mail alone, over a quarter of an hour, three hours and a day,
 * so that guessing from many addresses waits longer and longer. A browser in which the person has signed in before
 * has a count of its own, so that other people's guesses don't lock its owner out.
 * @throws AppError rate_limited after 5 failures in 15 minutes from one address for one e-mail, or 10 from any
 */
export async function checkPassword(
  email: string,
  password: string,
  headers: Headers,
): Promise<KnownPerson | null> {
  const normalized = normalizeEmail(email);
  // Postgres can't hold NUL, so nobody's address has one.
  const askable =
    !normalized.includes('\0') && normalized.isWellFormed() && password.length <= longestPassword;
  const browser = browserHash(headers);
  const find = () => (askable ? findUserForSignIn(normalized, browser ?? '') : null);
  // Only a browser that shows a cookie of ours may be a known one.
  const shown = browser ? await find() : null;
  const counts = countsFor(normalized.slice(0, 320), shown?.knownDevice ? browser : null, headers);
  await countGuess(counts);
  const user = browser ? shown : await find();
  const matches = user
    ? await verifyPassword(user.passwordHash, password)
    : await verifyAgainstNobody(password.slice(0, longestPassword));
  if (user && !matches) {
    const device = deviceName(headers.get('user-agent') ?? '');
    afterAnswer(() => noteFailure(user.id, 'sign_in_failed', device));
  }
  if (!user || !matches) return null;
  await forgetGuesses(counts);
  return { id: user.id, sessionVersion: user.sessionVersion, secondFactor: user.secondFactor };
}

function countsFor(email: string, knownBrowser: string | null, headers: Headers): Guesser {
  if (knownBrowser) return aloneAs(`browser:${knownBrowser}:${email}`);
  return [
    ['signIn', `${clientAddress(headers)}:${email}`],
    ['account', email],
    ['guessHours', email],
    ['guessDay', email],
  ];
}
