import { newId } from '@/lib/data/connection/new-id';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { addJobs, newJob } from '@/lib/data/outbox/jobs';
import { type GoogleSourceInput, googleSourceInput } from '@/lib/domain/editing/google-input';
import { type EditResult, notAllowed } from '@/lib/domain/editing/refusal';
import { refuseField } from '@/lib/domain/errors';
import { saved } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { inOneTransaction } from '../catalogue/edit';
import { calendarsOf } from './google';
import { giveTo } from './sources';

export const addGoogleCalendar = operation({
  name: 'calendar_source.add_google',
  can: 'calendar:connect',
  effect: 'write',
  input: googleSourceInput,
  output: saved,
  describe: 'Lets the busy times of one of an account’s Google calendars block new bookings of somebody.',
  run: add,
});

async function add(ctx: TenantContext, input: GoogleSourceInput): Promise<EditResult<{ id: string }>> {
  const { accountId, externalId, ...of } = input;
  const found = await calendarsOf(ctx, { id: accountId });
  if (!found.ok) return found;
  if (found.lost) return notAllowed('Google lets us in no more. Please connect this account again.');
  const calendar = found.calendars.find(({ id }) => id === externalId);
  if (!calendar) return refuseField('externalId', 'This calendar is not in the account any more.');
  const id = newId();
  const job = newJob('read_calendar', { sourceId: id });
  const added = await inOneTransaction(ctx, async (tx) => {
    const name = calendar.name.slice(0, 80);
    const source = { ...of, id, accountId, externalId, name, host: 'Google', sealedAddress: '' };
    const refusal = await giveTo(tx, ctx, source);
    if (refusal) return refusal;
    await addJobs(tx, ctx.tenantId, [job]);
    return { ok: true, id };
  });
  if (added.ok) publishJobs([job]);
  return added;
}
