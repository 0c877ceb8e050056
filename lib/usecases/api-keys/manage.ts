import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystemWithin, type Tx } from '@/lib/data/connection/transaction';
import type { NewJob } from '@/lib/data/outbox/jobs';
import { addApiKey, revokeApiKey } from '@/lib/data/people/api-keys';
import { activeOwnerUsers } from '@/lib/data/people/members';
import { tenantName } from '@/lib/data/people/memberships';
import { addAudit } from '@/lib/data/tenants/audit';
import { idField } from '@/lib/domain/editing/fields';
import { type ApiKeyInput, apiKeyInput } from '@/lib/domain/editing/member-input';
import { type EditRefusal, type EditResult, notFound } from '@/lib/domain/editing/refusal';
import { randomToken } from '@/lib/integrations/crypto/secret-token';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { noteForOwners } from '../account/note-event';
import { refuseUnproven } from '../account/unproven';
import { inOneTransaction } from '../catalogue/edit';
import { refuseFormerOwner } from '../members/former-owner';
import { keyRow } from './key-row';

type Kind = ApiKeyInput['kind'];

const oneKey = z.strictObject({ id: idField });
type OneKey = z.output<typeof oneKey>;
/** A secret key appears in this answer and nowhere else: only its hash is stored. */
const newKey = z.object({ key: z.string() });

export const createApiKey = operation({
  name: 'api_key.create',
  can: 'apiKey:manage',
  effect: 'tells',
  confirmed: true,
  input: apiKeyInput,
  output: newKey,
  describe: 'Creates a key for the public API, shown only once, and notifies the owners by mail.',
  run: (ctx: TenantContext, input: ApiKeyInput) =>
    announced(ctx, async (tx) => (await refuseMaker(tx, ctx)) ?? makeKey(tx, ctx, input)),
});

export const removeApiKey = operation({
  name: 'api_key.revoke',
  can: 'apiKey:manage',
  effect: 'write',
  confirmed: true,
  input: oneKey,
  output: nothing,
  describe: 'Revokes an API key at once, for good.',
  run: (ctx: TenantContext, { id }: OneKey) =>
    inOneTransaction<object>(ctx, async (tx) => {
      const refusal = await refuseFormerOwner(tx, ctx, 'apiKey:manage');
      if (refusal) return refusal;
      if (!(await revoke(tx, ctx, id))) return notFound('key');
      return { ok: true };
    }),
});

export const replaceApiKey = operation({
  name: 'api_key.replace',
  can: 'apiKey:manage',
  effect: 'tells',
  confirmed: true,
  input: oneKey,
  output: newKey,
  describe:
    'Replaces an API key by a new one of the same name, kind and scopes, and revokes the old one at once.',
  run: (ctx: TenantContext, { id }: OneKey) =>
    announced(ctx, async (tx) => {
      const refusal = await refuseMaker(tx, ctx);
      if (refusal) return refusal;
      const old = await revoke(tx, ctx, id);
      return old ? makeKey(tx, ctx, old) : notFound('key');
    }),
});

/**
 * A key stays valid after its creator leaves: a former owner, or a person whose address is unproven, can't create one.
 */
async function refuseMaker(tx: Tx, ctx: TenantContext): Promise<EditRefusal | null> {
  const refusal = await refuseFormerOwner(tx, ctx, 'apiKey:manage');
  if (refusal || !ctx.actor.id) return refusal;
  const { id } = ctx.actor;
  return asSystemWithin(tx, () => refuseUnproven(tx, id, 'make a key'));
}

async function makeKey(
  tx: Tx,
  ctx: TenantContext,
  { name, kind, ...asked }: { name: string; kind: Kind; scopes?: string[] | undefined },
): Promise<EditResult<{ key: string; jobs: NewJob[] }>> {
  const scopes = kind === 'SECRET' ? (asked.scopes ?? []) : [];
  const key = randomToken(kind === 'SECRET' ? 'sk_' : 'pk_');
  const id = await addApiKey(tx, ctx, { name, scopes, ...keyRow(kind, key) });
  await addAudit(tx, ctx, {
    action: 'api_key.made',
    subjectId: id,
    after: { name, kind, ...(scopes.length > 0 ? { scopes } : {}) },
  });
  const jobs = await asSystemWithin(tx, async () =>
    noteForOwners(tx, await activeOwnerUsers(tx, ctx.tenantId), {
      kind: 'key_made',
      about: `“${name}” (${kindInWords(kind, scopes)}) of ${await tenantName(tx, ctx.tenantId)}`,
    }),
  );
  return { ok: true, key, jobs };
}

function kindInWords(kind: Kind, scopes: string[]): string {
  if (kind === 'PUBLISHABLE') return 'publishable';
  return scopes.length === 0 ? 'secret' : `secret, for programs too: ${scopes.join(', ')}`;
}

async function revoke(tx: Tx, ctx: TenantContext, id: string) {
  const gone = await revokeApiKey(tx, ctx, id);
  if (gone)
    await addAudit(tx, ctx, {
      action: 'api_key.revoked',
      subjectId: id,
      before: gone,
    });
  return gone;
}

async function announced(
  ctx: TenantContext,
  work: (tx: Tx) => Promise<EditResult<{ key: string; jobs: NewJob[] }>>,
): Promise<EditResult<{ key: string }>> {
  const made = await inOneTransaction(ctx, work);
  if (!made.ok) return made;
  publishJobs(made.jobs);
  return { ok: true, key: made.key };
}
