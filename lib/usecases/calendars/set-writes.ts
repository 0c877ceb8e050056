import { z } from 'zod';
import { setWrites } from '@/lib/data/calendars/entries';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { addJobs, newJob } from '@/lib/data/outbox/jobs';
import { addAudit } from '@/lib/data/tenants/audit';
import { idField } from '@/lib/domain/editing/fields';
import { type EditResult, notFound } from '@/lib/domain/editing/refusal';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { inOneTransaction } from '../catalogue/edit';

const input = z.strictObject({ id: idField, writes: z.boolean() });

export const writeBookingsThere = operation({
  name: 'calendar_source.set_writes',
  can: 'calendar:connect',
  effect: 'write',
  input,
  output: nothing,
  describe:
    'Has somebody’s bookings written into one of their Google calendars, or takes the coming ones out of it again.',
  run,
});

async function run(ctx: TenantContext, { id, writes }: z.output<typeof input>): Promise<EditResult<object>> {
  const job = newJob('write_calendar', { sourceId: id });
  const done = await inOneTransaction<object>(ctx, async (tx) => {
    const source = await setWrites(tx, ctx, id, writes);
    if (!source) return notFound('Google calendar');
    await addJobs(tx, ctx.tenantId, [job]);
    await addAudit(tx, ctx, {
      action: 'calendar_source.writing_set',
      subjectId: id,
      after: { name: source.name, writes },
    });
    return { ok: true };
  });
  if (done.ok) publishJobs([job]);
  return done;
}
