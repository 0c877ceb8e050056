import { z } from 'zod';
import {
  findGoogleAccount,
  idOfGoogleAccount,
  keepGoogleToken,
  listGoogleAccounts as query,
  removeGoogleAccount,
} from '@/lib/data/calendars/google-accounts';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { addAudit } from '@/lib/data/tenants/audit';
import { idField } from '@/lib/domain/editing/fields';
import { type GoogleAnswerInput, googleAnswerInput } from '@/lib/domain/editing/google-input';
import { type EditResult, notAllowed, notFound } from '@/lib/domain/editing/refusal';
import { secretBox } from '@/lib/integrations/crypto/secret-box';
import { listCalendars } from '@/lib/integrations/google/calendars';
import {
  consentAddress,
  exchangeCode,
  isGoogleConfigured,
  newVerifier,
  revokeGrant,
} from '@/lib/integrations/google/oauth';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { inOneTransaction } from '../catalogue/edit';
import { aboutAccount, GoogleLost, withGoogle } from './google-access';

export const listGoogleAccounts = operation({
  name: 'google_account.list',
  can: 'calendar:connect',
  effect: 'read',
  input: nothing,
  output: z.object({
    /** Whether this deployment can connect any. */
    configured: z.boolean(),
    accounts: z.array(z.object({ id: idField, email: z.string(), lostAt: z.number().nullable() })),
  }),
  describe: 'Lists the connected Google accounts, and whether each still lets us in.',
  run: async (ctx: TenantContext) => ({ configured: isGoogleConfigured(), accounts: await query(ctx) }),
});

/** How long somebody may take on Google's page. */
const CONSENT_MS = 15 * 60_000;
const stateShape = z.object({
  tenantId: z.string(),
  userId: z.string(),
  verifier: z.string(),
  until: z.number(),
});
const aboutState = 'google consent';

export const beginGoogle = operation({
  name: 'google_account.begin',
  can: 'calendar:connect',
  effect: 'write',
  confirmed: true,
  input: nothing,
  output: z.object({ url: z.string() }),
  describe: 'Opens Google’s page on which a person lets us into their calendars.',
  run: begin,
});

/** The state says, sealed, who asked and for which business: an answer that somebody else's browser brings is nobody's. */
async function begin(ctx: TenantContext): Promise<EditResult<{ url: string }>> {
  if (!isGoogleConfigured())
    return notAllowed('Google is not set up here. Please ask whoever runs this platform.');
  const verifier = newVerifier();
  const state = { tenantId: ctx.tenantId, userId: ctx.actor.id, verifier, until: Date.now() + CONSENT_MS };
  return { ok: true, url: consentAddress(secretBox().seal(JSON.stringify(state), aboutState), verifier) };
}

export const connectGoogle = operation({
  name: 'google_account.connect',
  can: 'calendar:connect',
  effect: 'write',
  input: googleAnswerInput,
  output: z.object({ id: idField, email: z.string() }),
  describe:
    'Connects the Google account whose owner has just let us in; one that is known is connected anew.',
  run: connect,
});

/** @throws VendorUnavailable when Google is away */
async function connect(
  ctx: TenantContext,
  { code, state }: GoogleAnswerInput,
  now = Date.now(),
): Promise<EditResult<{ id: string; email: string }>> {
  const asked = openState(state);
  if (!asked || asked.tenantId !== ctx.tenantId || asked.userId !== ctx.actor.id || asked.until < now)
    return notAllowed(
      'This answer of Google’s doesn’t belong to you, or is too old. Please connect once more.',
    );
  const grant = await exchangeCode(code, asked.verifier, now);
  if (!grant?.refreshToken) return notAllowed('Google has not let us in. Please connect once more.');
  if (!grant.complete) {
    await revokeGrant(grant.refreshToken).catch(() => {});
    return notAllowed('Google needs both permissions: to see your list of calendars, and their events.');
  }
  const { refreshToken } = grant;
  const caller = { accountId: ctx.tenantId, accessToken: grant.accessToken };
  const calendars = await listCalendars(caller);
  const email = (calendars.find(({ isPrimary }) => isPrimary) ?? calendars[0])?.id;
  if (!email) return notAllowed('This Google account has no calendar.');
  return inOneTransaction(ctx, async (tx) => {
    const id = await idOfGoogleAccount(tx, ctx, email);
    await keepGoogleToken(tx, ctx, id, secretBox().seal(refreshToken, aboutAccount(ctx, id)));
    await addAudit(tx, ctx, { action: 'google_account.connected', subjectId: id, after: { email } });
    return { ok: true, id, email };
  });
}

function openState(sealed: string): z.output<typeof stateShape> | null {
  try {
    return stateShape.parse(JSON.parse(secretBox().open(sealed, aboutState)));
  } catch {
    return null;
  }
}

const one = z.strictObject({ id: idField });

export const disconnectGoogle = operation({
  name: 'google_account.disconnect',
  can: 'calendar:connect',
  effect: 'write',
  input: one,
  output: nothing,
  describe:
    'Disconnects a Google account: its calendars block nothing any more, and its permission is given back.',
  run: disconnect,
});

async function disconnect(ctx: TenantContext, { id }: { id: string }): Promise<EditResult<object>> {
  const gone = await inOneTransaction<{ sealedToken: string }>(ctx, async (tx) => {
    const account = await removeGoogleAccount(tx, ctx, id);
    if (!account) return notFound('Google account');
    await addAudit(tx, ctx, {
      action: 'google_account.disconnected',
      subjectId: id,
      before: { email: account.email },
    });
    return { ok: true, sealedToken: account.sealedToken };
  });
  if (!gone.ok) return gone;
  // Forgotten here in any case; its owner sees and ends it at Google as well.
  if (gone.sealedToken)
    await revokeGrant(secretBox().open(gone.sealedToken, aboutAccount(ctx, id))).catch(() => {});
  return { ok: true };
}

export const listGoogleCalendars = operation({
  name: 'google_account.list_calendars',
  can: 'calendar:connect',
  effect: 'read',
  input: one,
  output: z.object({
    /** Google lets us in no more, so nobody knows. */
    lost: z.boolean(),
    calendars: z.array(
      z.object({ id: z.string(), name: z.string(), isPrimary: z.boolean(), mayWrite: z.boolean() }),
    ),
  }),
  describe: 'Reads from Google which calendars a connected account has.',
  run: calendarsOf,
});

/** @throws VendorUnavailable when Google is away */
export async function calendarsOf(ctx: TenantContext, { id }: { id: string }) {
  if (!(await findGoogleAccount(ctx, id))) return notFound('Google account');
  try {
    return { ok: true as const, lost: false, calendars: await withGoogle(ctx, id, listCalendars) };
  } catch (error) {
    if (error instanceof GoogleLost) return { ok: true as const, lost: true, calendars: [] };
    throw error;
  }
}
