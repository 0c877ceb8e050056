import { cookies } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { sessionSeconds } from '@/lib/domain/session-life';
import { env } from '@/lib/env';
import { cookieName, cookieOptions } from '@/lib/http/request/cookie-names';
import { beginSession, keepSession, leaveSession } from '@/lib/usecases/account/sessions';
import { browserName, thisBrowser } from './browser';

/** What a session says. `until` (epoch seconds) stays as it is when next-auth writes the token anew with a later end. */
export async function sessionClaims(user: SignedIn, quiet = false) {
  const { id, seconds } = await beginSession(user, await thisBrowser(), quiet);
  return claims(user, id, seconds);
}

const claims = (user: SignedIn, sid: string, seconds: number) => ({
  sub: user.id,
  sid,
  version: user.sessionVersion,
  factor: user.secondFactor,
  until: Math.floor(Date.now() / 1000) + seconds,
});

export type SignedIn = {
  id: string;
  sessionVersion: number;
  /** Whether a second factor was shown. A session without it is nobody's as soon as the person has one. */
  secondFactor: boolean;
};

/** Signs this browser in; only in a server action or a route handler. `quiet`: a new browser is no news (the demo). */
export async function startSession(user: SignedIn, quiet = false): Promise<void> {
  await write(await sessionClaims(user, quiet));
}

/** The session of this browser goes on with what changed about the person, which ends every other one. */
export async function continueSession(user: SignedIn & { sessionId: string }): Promise<void> {
  await keepSession(user.id, user.sessionId, user.sessionVersion);
  const present = await readSessionCookie();
  const seconds = present ? present.until - Math.floor(Date.now() / 1000) : sessionSeconds.operator;
  await write(claims(user, user.sessionId, seconds));
}

async function write(token: ReturnType<typeof claims>): Promise<void> {
  const maxAge = Math.max(1, token.until - Math.floor(Date.now() / 1000));
  const sealed = await encode({ token, secret: env.NEXTAUTH_SECRET, maxAge });
  (await cookies()).set(cookieName('session'), sealed, { ...cookieOptions(), maxAge });
}

/** Ends the session itself, so that no copy of the cookie is worth anything, and clears what the browser keeps of it. */
export async function endSession(): Promise<void> {
  const session = await readSessionCookie();
  if (session) await leaveSession(session.id, session.sessionId, await browserName());
  (await cookies()).set(cookieName('session'), '', { ...cookieOptions(), maxAge: 0 });
  await forgetVisit();
}

/** The same for what the framework's own door has opened already. */
export async function endSessionOf(claims: { sub?: unknown; sid?: unknown } | null): Promise<void> {
  if (typeof claims?.sub !== 'string' || typeof claims.sid !== 'string') return;
  await leaveSession(claims.sub, claims.sid, await browserName());
}

type InCookie = SignedIn & { sessionId: string; until: number };

/** What the cookie says, if it is genuine and not too old. Whether it still counts is for the database to say. */
export async function readSessionCookie(): Promise<InCookie | null> {
  const token = (await cookies()).get(cookieName('session'))?.value;
  if (!token) return null;
  try {
    const said = await decode({ token, secret: env.NEXTAUTH_SECRET });
    if (typeof said?.sub !== 'string' || typeof said.sid !== 'string') return null;
    if (typeof said.version !== 'number' || typeof said.until !== 'number') return null;
    if (said.until * 1000 <= Date.now()) return null;
    const { sub: id, sid: sessionId, version: sessionVersion, until } = said;
    return { id, sessionId, sessionVersion, secondFactor: said.factor === true, until };
  } catch {
    return null;
  }
}

/** Which business somebody who works for several is looking at. No secret: it counts only beside a membership. */
export async function rememberBusiness(tenantId: string): Promise<void> {
  (await cookies()).set(cookieName('business'), tenantId, { ...cookieOptions(), maxAge: 365 * 86_400 });
}

export async function rememberedBusiness(): Promise<string | null> {
  return (await cookies()).get(cookieName('business'))?.value ?? null;
}

/** Which business an operator is inside of. No secret either: it counts only beside that operator's own session. */
export async function rememberVisit(impersonationId: string): Promise<void> {
  (await cookies()).set(cookieName('inside'), impersonationId, { ...cookieOptions(), sameSite: 'strict' });
}

export async function rememberedVisit(): Promise<string | null> {
  const id = (await cookies()).get(cookieName('inside'))?.value;
  return id && /^[0-9a-f-]{36}$/.test(id) ? id : null;
}

export async function forgetVisit(): Promise<void> {
  (await cookies()).set(cookieName('inside'), '', { ...cookieOptions(), maxAge: 0 });
}
