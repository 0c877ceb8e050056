import { cookies } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { env } from '@/lib/env';

/** A session ends after two weeks, whoever asks for another copy of it; a password or role change ends it at once. */
export const sessionSeconds = 14 * 86_400;

/** `__Host-` binds a cookie to this very host, which needs https. */
export function cookieName(name: string): string {
  return onHttps() ? `__Host-mais.${name}` : `mais.${name}`;
}

export function onHttps(): boolean {
  return env.APP_URL.startsWith('https:');
}

export function cookieOptions() {
  return { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: onHttps() };
}

/** What a session says. `until` (epoch seconds) stays as it is when next-auth writes the token anew with a later end. */
export function sessionClaims({ id, sessionVersion, secondFactor }: SignedIn) {
  const until = Math.floor(Date.now() / 1000) + sessionSeconds;
  return { sub: id, version: sessionVersion, factor: secondFactor, until };
}

export type SignedIn = {
  id: string;
  sessionVersion: number;
  /** Whether a second factor was shown. A session without it is nobody's as soon as the person has one. */
  secondFactor: boolean;
};

/** Signs this browser in; only in a server action or a route handler. */
export async function startSession(user: SignedIn): Promise<void> {
  const token = await encode({
    token: sessionClaims(user),
    secret: env.NEXTAUTH_SECRET,
    maxAge: sessionSeconds,
  });
  (await cookies()).set(cookieName('session'), token, { ...cookieOptions(), maxAge: sessionSeconds });
}

export async function endSession(): Promise<void> {
  (await cookies()).set(cookieName('session'), '', { ...cookieOptions(), maxAge: 0 });
  await forgetVisit();
}

/** What the cookie says, if it is genuine and not too old. Whether it still counts is for the database to say. */
export async function readSessionCookie(): Promise<SignedIn | null> {
  const token = (await cookies()).get(cookieName('session'))?.value;
  if (!token) return null;
  try {
    const claims = await decode({ token, secret: env.NEXTAUTH_SECRET });
    if (typeof claims?.sub !== 'string' || typeof claims.version !== 'number') return null;
    if (typeof claims.until !== 'number' || claims.until * 1000 <= Date.now()) return null;
    return { id: claims.sub, sessionVersion: claims.version, secondFactor: claims.factor === true };
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
