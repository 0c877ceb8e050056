import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystem } from '@/lib/data/connection/transaction';
import { addAudit } from '@/lib/data/tenants/audit';
import { writeLive } from '@/lib/data/tenants/going-live';
import type { EditResult } from '@/lib/domain/editing/refusal';
import { missingToGoLive } from '@/lib/domain/going-live';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { readGoingLive } from './going-live';
import { wordsOf } from './set-up-words';

/**
 * `tells`: from then on strangers are told the prices and promises of the business and may book at them, which no program
 * decides without a person.
 */
export const goLive = operation({
  name: 'business.go_live',
  can: 'settings:edit',
  effect: 'tells',
  input: nothing,
  output: z.object({ slug: z.string() }),
  describe: 'Opens a draft: from now on strangers see its site and book there. Refused with what is missing.',
  run: open,
});

/**
 * Refuses (`not_allowed`) with one entry of `errors` for each thing that is missing; `path` is the step's key. Going live
 * twice changes nothing, and there is no way back: a site that rests is hidden under "Site".
 */
async function open(ctx: TenantContext): Promise<EditResult<{ slug: string }>> {
  const state = await readGoingLive(ctx);
  const missing = missingToGoLive(state);
  if (!state.isLive && missing.length > 0) {
    const errors = missing.map((key) => ({ path: key, message: wordsOf[key].missing }));
    const detail = `Not yet: ${errors.map(({ message }) => message).join(' ')}`;
    return { ok: false, reason: 'not_allowed', detail, errors };
  }
  return asSystem(async (tx) => {
    const slug = await writeLive(tx, ctx);
    if (slug !== null) await addAudit(tx, ctx, { action: 'business.went_live', subjectId: ctx.tenantId });
    return { ok: true, slug: slug ?? state.slug };
  });
}
