import type { Program, TenantContext } from '@/lib/data/connection/tenant-context';
import { findProgramCaller } from '@/lib/data/people/program-tokens';
import { AppError } from '@/lib/domain/errors';
import { type ProgramScope, scopesAmong } from '@/lib/domain/programs/scopes';
import { authenticateKey } from '@/lib/http/api/api-key';
import { tokenHash } from '@/lib/integrations/crypto/secret-token';

export type ProgramConnection = {
  ctx: TenantContext;
  tenantSlug: string;
  scopes: ProgramScope[];
  /** Which a person let in; null: a key, which is itself who acts. */
  program: Program | null;
  /** How often it may call, and counted as whom. */
  limit: { bucket: 'programCall' | 'apiKey'; key: string };
};

/**
 * Who calls, by `Authorization: Bearer` alone: the token that a person's consent gave, or a secret key with scopes. No
 * cookie counts, so no page can borrow a session.
 * @throws AppError unauthenticated, forbidden
 */
export async function authenticateProgram(headers: Headers): Promise<ProgramConnection> {
  const shown = /^Bearer +([\x21-\x7e]{1,200})$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (!shown) throw new AppError('unauthenticated', 'Please send a token in Authorization: Bearer.');
  if (shown.startsWith('sk_')) return byKey(headers);
  const found = shown.startsWith('pa_') ? await findProgramCaller(tokenHash(shown)) : null;
  if (!found)
    throw new AppError(
      'unauthenticated',
      'This token is unknown, too old, or was taken back. Connect again.',
    );
  return {
    ctx: found.ctx,
    tenantSlug: found.tenantSlug,
    scopes: scopesAmong(found.scopes),
    program: { accessId: found.accessId, name: found.programName },
    limit: { bucket: 'programCall', key: found.accessId },
  };
}

async function byKey(headers: Headers): Promise<ProgramConnection> {
  const { ctx, tenantSlug, keyId, scopes } = await authenticateKey(headers);
  if (scopes.length === 0)
    throw new AppError(
      'forbidden',
      'This key is for the API only. Make one in the office, under API keys, that says what programs may do.',
    );
  return {
    ctx,
    tenantSlug,
    scopes: scopesAmong(scopes),
    program: null,
    limit: { bucket: 'apiKey', key: keyId },
  };
}
