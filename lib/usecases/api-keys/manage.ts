import { addApiKey, revokeApiKey } from '@/lib/data/apiKeys';
import { addAudit } from '@/lib/data/audit';
import type { TenantContext } from '@/lib/data/context';
import type { ApiKeyInput } from '@/lib/domain/editing/member-input';
import { type EditResult, notFound } from '@/lib/domain/editing/refusal';
import { randomToken } from '@/lib/integrations/crypto/secretToken';
import { permit } from '@/lib/usecases/permit';
import { inOneTransaction } from '../catalogue/edit';
import { keyRow } from './key-row';

/** Makes a key for the public API. A secret one is in this answer and nowhere else: only its hash is stored. */
export function createApiKey(ctx: TenantContext, input: ApiKeyInput): Promise<EditResult<{ key: string }>> {
  permit(ctx, 'apiKey:manage');
  const key = randomToken(input.kind === 'SECRET' ? 'sk_' : 'pk_');
  return inOneTransaction(ctx, async (tx) => {
    const id = await addApiKey(tx, ctx, { name: input.name, ...keyRow(input.kind, key) });
    await addAudit(tx, ctx, {
      action: 'api_key.made',
      subjectKind: 'ApiKey',
      subjectId: id,
      after: { name: input.name, kind: input.kind },
    });
    return { ok: true, key };
  });
}

/** The key stops working at once, for good. */
export function removeApiKey(ctx: TenantContext, input: { id: string }): Promise<EditResult<object>> {
  permit(ctx, 'apiKey:manage');
  return inOneTransaction(ctx, async (tx) => {
    if (!(await revokeApiKey(tx, ctx, input.id))) return notFound('key');
    await addAudit(tx, ctx, { action: 'api_key.revoked', subjectKind: 'ApiKey', subjectId: input.id });
    return { ok: true };
  });
}
