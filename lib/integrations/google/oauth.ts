import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { env } from '@/lib/env';
import { callVendor } from '@/lib/integrations/resilience';
import { vendors } from '@/lib/integrations/vendors';
import { limitedFetch } from '@/lib/limited-fetch';

/** The least that will do: which calendars there are, and their events. */
const scopes = [
  'https://www.googleapis.com/auth/calendar.calendarlist.readonly',
  'https://www.googleapis.com/auth/calendar.events',
];

/** Whether this deployment may ask people for their Google calendars. */
export const isGoogleConfigured = (): boolean => Boolean(env.GOOGLE_CLIENT_ID && env.GOOGLE_CLIENT_SECRET);

/** Registered with Google, letter by letter. */
const backAt = () => `${env.APP_URL}/admin/calendars/google`;

const address = (real: string, path: string) => `${env.GOOGLE_API_URL ?? real}${path}`;

/** The proof that whoever brings the code is who asked for it (RFC 7636). */
export const newVerifier = (): string => randomBytes(32).toString('base64url');

/** Google's page on which a person lets us in. Consent is asked for each time, for only then is there a refresh token. */
export function consentAddress(state: string, verifier: string): string {
  const asked = new URL(address('https://accounts.google.com', '/o/oauth2/v2/auth'));
  asked.search = new URLSearchParams({
    client_id: env.GOOGLE_CLIENT_ID ?? '',
    redirect_uri: backAt(),
    response_type: 'code',
    scope: scopes.join(' '),
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    access_type: 'offline',
    prompt: 'consent',
  }).toString();
  return asked.href;
}

const granted = z.object({
  access_token: z.string(),
  expires_in: z.number(),
  scope: z.string().default(''),
  refresh_token: z.string().optional(),
});

export type Grant = { accessToken: string; until: number; refreshToken: string | null; complete: boolean };

/** Null: Google refuses it for good (a code that was used, a permission that was taken back). */
async function ask(form: Record<string, string>, now: number): Promise<Grant | null> {
  const body = new URLSearchParams({
    client_id: env.GOOGLE_CLIENT_ID ?? '',
    client_secret: env.GOOGLE_CLIENT_SECRET ?? '',
    ...form,
  });
  const answer = await callVendor('google', async (signal) => {
    const init = { method: 'POST', body, signal };
    const got = await limitedFetch(
      address('https://oauth2.googleapis.com', '/token'),
      init,
      vendors.google.limitMs,
    );
    const text = await got.text();
    if (got.status >= 500 || got.status === 429)
      throw Object.assign(new Error('Google is away'), { status: got.status });
    return { ok: got.ok, status: got.status, text };
  });
  if (!answer.ok) {
    if (answer.text.includes('invalid_grant')) return null;
    // Our own client is wrong: the operator's to mend, no person's permission.
    throw new Error(`Google refused our OAuth client: ${answer.status}`);
  }
  const { access_token, expires_in, scope, refresh_token } = granted.parse(JSON.parse(answer.text));
  return {
    accessToken: access_token,
    until: now + (expires_in - 60) * 1000,
    refreshToken: refresh_token ?? null,
    // People may leave out some of what was asked for.
    complete: scopes.every((each) => scope.split(' ').includes(each)),
  };
}

export const exchangeCode = (code: string, verifier: string, now: number): Promise<Grant | null> =>
  ask({ grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: backAt() }, now);

export const refreshAccess = (refreshToken: string, now: number): Promise<Grant | null> =>
  ask({ grant_type: 'refresh_token', refresh_token: refreshToken }, now);

/** Gives the permission back. What Google says to it changes nothing for us. */
export async function revokeGrant(refreshToken: string): Promise<void> {
  await callVendor('google', async (signal) => {
    const init = { method: 'POST', body: new URLSearchParams({ token: refreshToken }), signal };
    const got = await limitedFetch(
      address('https://oauth2.googleapis.com', '/revoke'),
      init,
      vendors.google.limitMs,
    );
    await got.text();
  });
}
