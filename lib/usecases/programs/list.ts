import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystemWithin } from '@/lib/data/connection/transaction';
import { endProgramAccess, listProgramAccess } from '@/lib/data/people/programs';
import { addAudit } from '@/lib/data/tenants/audit';
import { idField } from '@/lib/domain/editing/fields';
import { notFound } from '@/lib/domain/editing/refusal';
import { actorMay } from '@/lib/domain/permissions';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { inOneTransaction } from '../catalogue/edit';

export const listPrograms = operation({
  name: 'program.list',
  can: 'program:connect',
  effect: 'read',
  input: nothing,
  output: z.array(
    z.object({
      id: idField,
      userId: idField,
      userName: z.string(),
      name: z.string(),
      address: z.string().nullable(),
      scopes: z.array(z.string()),
      createdAt: z.number(),
      lastUsedAt: z.number().nullable(),
    }),
  ),
  describe:
    'Lists the programs that one has connected to the business, newest first; to owners also those of others.',
  run: (ctx: TenantContext) => listProgramAccess(ctx, ofUser(ctx), Date.now()),
});

export const disconnectProgram = operation({
  name: 'program.disconnect',
  can: 'program:connect',
  effect: 'write',
  input: z.strictObject({ id: idField }),
  output: nothing,
  describe: 'Ends what a program may do in the business, at once; owners end those of others too.',
  run: (ctx: TenantContext, { id }: { id: string }) =>
    inOneTransaction<object>(ctx, async (tx) => {
      const gone = await asSystemWithin(tx, () => endProgramAccess(tx, ctx, id, ofUser(ctx)));
      if (!gone) return notFound('program');
      const { name, scopes } = gone;
      await addAudit(tx, ctx, {
        action: 'program.disconnected',
        subjectId: id,
        before: { name, scopes },
        after: { by: 'person' },
      });
      return { ok: true };
    }),
});

/** Null: everybody's, for those who answer for who has access. */
function ofUser({ actor }: TenantContext): string | null {
  return actorMay(actor, 'member:manage') ? null : (actor.id ?? '00000000-0000-0000-0000-000000000000');
}
