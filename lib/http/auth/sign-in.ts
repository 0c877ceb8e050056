import { cookies, headers } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { isKnownDevice } from '@/lib/data/people/sessions';
import { findSessionUser } from '@/lib/data/people/users';
import { AppError } from '@/lib/domain/errors';
import { env } from '@/lib/env';
import { afterAnswer } from '@/lib/http/request/after-response';
import { cookieName, cookieOptions } from '@/lib/http/request/cookie-names';
import { noteFailure } from '@/lib/usecases/account/sessions';
import { checkCode } from '@/lib/usecases/second-factor/check-code';
import { browserHash, browserName } from './browser';
import type { KnownPerson } from './check-password';
import { aloneAs, countGuess, forgetGuesses } from './guesses';
import { startSession } from './session-cookie';

/**
 * The cookie between the password and the code. Sealed with a salt of its own, so that it can never pass for a session.
 */
const halfway = { salt: 'second-factor', seconds: 600 };

/**
 * After the password: signs in, or, for somebody with a second factor, remembers for ten minutes that the password
 * was right. @returns whether this browser is signed in now
 */
export async function beginSignIn(person: KnownPerson): Promise<boolean> {
  if (!person.secondFactor) {
    await startSession({ ...person, secondFactor: false });
    return true;
  }
  const token = await encode({
    token: { sub: person.id, version: person.sessionVersion },
    secret: env.NEXTAUTH_SECRET,
    salt: halfway.salt,
    maxAge: halfway.seconds,
  });
  (await cookies()).set(cookieName('halfway'), token, { ...cookieOptions(), maxAge: halfway.seconds });
  return false;
}

/** The person who gave the right password a moment ago; null when there is none, or the password was changed meanwhile. */
export async function readPendingSecondFactor(): Promise<{ id: string; sessionVersion: number } | null> {
  const token = (await cookies()).get(cookieName('halfway'))?.value;
  if (!token) return null;
  const claims = await decode({ token, secret: env.NEXTAUTH_SECRET, salt: halfway.salt }).catch(() => null);
  if (typeof claims?.sub !== 'string') return null;
  const user = await findSessionUser(claims.sub);
  return user && user.sessionVersion === claims.version ? user : null;
}

/**
 * Checks the code after the right password, and signs in. Each attempt is counted before it is checked, by person,
 * from any address. A browser in which the person has signed in before has a count of its own, so that somebody who
 * knows the password can't lock its owner out.
 * @returns false for a wrong or spent code
 * @throws AppError unauthenticated when the password has to be typed again, rate_limited
 */
export async function finishSignIn(code: string): Promise<boolean> {
  const person = await readPendingSecondFactor();
  if (!person) throw new AppError('unauthenticated', 'That took a while. Please sign in again.');
  const browser = browserHash(await headers());
  const isKnown = browser !== null && (await isKnownDevice(person.id, browser));
  const guesser = aloneAs(`code:${isKnown ? `${browser}:` : ''}${person.id}`);
  await countGuess(guesser);
  if (!(await checkCode(person.id, code))) {
    const device = await browserName();
    afterAnswer(() => noteFailure(person.id, 'code_failed', device));
    return false;
  }
  await forgetGuesses(guesser);
  await startSession({ id: person.id, sessionVersion: person.sessionVersion, secondFactor: true });
  (await cookies()).set(cookieName('halfway'), '', { ...cookieOptions(), maxAge: 0 });
  return true;
}
