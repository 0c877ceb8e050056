import { cookies } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { sessionSeconds } from '@/lib/domain/session-life';
import { env } from '@/lib/env';
import { cookieName, cookieOptions } from '@/lib/http/request/cookie-names';
import { beginSession, keepSession, leaveSession } from '@/lib/usecases/account/sessions';
import { browserName, thisBrowser } from './browser';

/**
 * Begins a session and returns the claims of its cookie. `until` (epoch seconds) stays as it is when next-auth writes
 * the token anew with a later end.
 */
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
  /** Whether the person proved a second factor. A session without it is invalid as soon as the person has one. */
  secondFactor: boolean;
};

/**
 * Signs this browser in; only in a server action or a route handler. `quiet`: don't report a new browser (the demo).
 */
export async function startSession(user: SignedIn, quiet = false): Promise<void> {
  await write(await sessionClaims(user, quiet));
}

/** Continues this browser's session after a change of the person that ends every other one. */
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

/** Ends the session itself, so that no copy of the cookie works any more, and clears the browser's cookies. */
export async function endSession(): Promise<void> {
  const session = await readSessionCookie();
  if (session) await leaveSession(session.id, session.sessionId, await browserName());
  (await cookies()).set(cookieName('session'), '', { ...cookieOptions(), maxAge: 0 });
  await forgetImpersonation();
}

/** Ends the session of a cookie that next-auth's own endpoint has decoded already. */
export async function endSessionOf(claims: { sub?: unknown; sid?: unknown } | null): Promise<void> {
  if (typeof claims?.sub !== 'string' || typeof claims.sid !== 'string') return;
  await leaveSession(claims.sub, claims.sid, await browserName());
}

type InCookie = SignedIn & { sessionId: string; until: number };

/**
 * The claims of the cookie, if it is genuine and not too old. Whether the session is still valid, only the database knows.
 */
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

/** Remembers which business is open, for a person who works for several. No secret: it counts only beside a membership. */
export async function rememberBusiness(tenantId: string): Promise<void> {
  (await cookies()).set(cookieName('business'), tenantId, { ...cookieOptions(), maxAge: 365 * 86_400 });
}

export async function rememberedBusiness(): Promise<string | null> {
  return (await cookies()).get(cookieName('business'))?.value ?? null;
}

/** Remembers the operator's impersonation. No secret either: it counts only beside that operator's own session. */
export async function rememberImpersonation(impersonationId: string): Promise<void> {
  (await cookies()).set(cookieName('inside'), impersonationId, { ...cookieOptions(), sameSite: 'strict' });
}

export async function rememberedImpersonation(): Promise<string | null> {
  const id = (await cookies()).get(cookieName('inside'))?.value;
  return id && /^[0-9a-f-]{36}$/.test(id) ? id : null;
}

export async function forgetImpersonation(): Promise<void> {
  (await cookies()).set(cookieName('inside'), '', { ...cookieOptions(), maxAge: 0 });
}
