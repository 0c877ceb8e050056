import { z } from 'zod';
import { listClashes as queryClashes } from '@/lib/data/calendars/busy-times';
import {
  addSource,
  changeSource,
  countSources,
  lockSource,
  listSources as query,
  removeSource,
} from '@/lib/data/calendars/sources';
import { findResource } from '@/lib/data/catalogue/resources';
import { newId } from '@/lib/data/connection/new-id';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, withTenant } from '@/lib/data/connection/transaction';
import { addJobs, newJob } from '@/lib/data/outbox/jobs';
import { addAudit } from '@/lib/data/tenants/audit';
import { failureInWords } from '@/lib/domain/calendars/source-state';
import {
  type CalendarChoicesInput,
  type CalendarSourceInput,
  calendarChoicesInput,
  calendarSourceInput,
} from '@/lib/domain/editing/calendar-source-input';
import { idField } from '@/lib/domain/editing/fields';
import { type EditRefusal, type EditResult, notAllowed, notFound } from '@/lib/domain/editing/refusal';
import { refuseField } from '@/lib/domain/errors';
import { secretBox } from '@/lib/integrations/crypto/secret-box';
import { nothing, saved } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { inOneTransaction } from '../catalogue/edit';
import { staleSave } from '../catalogue/stale-save';
import { aboutSource, keepReading, readOutside } from './read-source';

const MOST_SOURCES = 50;

export const listSources = operation({
  name: 'calendar_source.list',
  can: 'office:read',
  effect: 'read',
  input: nothing,
  output: z.array(
    z.object({
      id: idField,
      resourceId: idField,
      resourceName: z.string(),
      name: z.string(),
      host: z.string(),
      isGoogle: z.boolean(),
      writes: z.boolean(),
      writesHolds: z.boolean(),
      writesClosed: z.boolean(),
      blocksAllDay: z.boolean(),
      blocksTentative: z.boolean(),
      blocksFree: z.boolean(),
      readAt: z.number().nullable(),
      failure: z.string(),
      failingSince: z.number().nullable(),
      unread: z.int(),
      edition: z.string(),
    }),
  ),
  describe:
    'Lists the calendars elsewhere that block times here, with when each was last read, or why it can’t be.',
  run: query,
});

export const addCalendarSource = operation({
  name: 'calendar_source.add',
  can: 'calendar:connect',
  effect: 'write',
  input: calendarSourceInput,
  output: saved,
  describe:
    'Reads a calendar at its address, and lets its busy times block new bookings of somebody from now on.',
  run: add,
});

/** Refuses an address that can't be read, beside its field: nobody should believe in a calendar that blocks nothing. */
async function add(
  ctx: TenantContext,
  { address, ...input }: CalendarSourceInput,
  now = Date.now(),
): Promise<EditResult<{ id: string }>> {
  // First: for somebody else's people nothing outside is asked.
  if (!(await withTenant(ctx, (tx) => findResource(tx, ctx, input.resourceId))))
    return notFound('person or room');
  const reading = await readOutside(ctx, address, { etag: null, lastModified: null }, now);
  if (reading.kind === 'failed') return refuseField('address', failureInWords[reading.failure]);
  const id = newId();
  const source = {
    ...input,
    id,
    sealedAddress: secretBox().seal(address, aboutSource(ctx, id)),
    host: new URL(address).host,
  };
  return inOneTransaction(ctx, async (tx) => {
    const refusal = await giveTo(tx, ctx, source);
    if (refusal) return refusal;
    await keepReading(tx, ctx, source, reading, now);
    return { ok: true, id };
  });
}

/** Adds a calendar to a person or room, and to the history. Null: done. */
export async function giveTo(
  tx: Tx,
  ctx: TenantContext,
  source: Parameters<typeof addSource>[2],
): Promise<EditRefusal | null> {
  const resource = await findResource(tx, ctx, source.resourceId);
  if (!resource) return notFound('person or room');
  if ((await countSources(tx, ctx)) >= MOST_SOURCES)
    return notAllowed(`There are ${MOST_SOURCES} calendars already. Remove one that nobody needs any more.`);
  await addSource(tx, ctx, source);
  await addAudit(tx, ctx, {
    action: 'calendar_source.added',
    subjectId: source.id,
    after: { name: source.name, of: resource.name },
  });
  return null;
}

export const changeCalendarSource = operation({
  name: 'calendar_source.change',
  can: 'calendar:connect',
  effect: 'write',
  input: calendarChoicesInput,
  output: nothing,
  describe:
    'Changes the name of a calendar elsewhere, which of its entries block times here, or what is written into it.',
  run: change,
});

async function change(
  ctx: TenantContext,
  { edition, ...input }: CalendarChoicesInput,
): Promise<EditResult<object>> {
  const jobs = [
    newJob('read_calendar', { sourceId: input.id }),
    newJob('write_calendar', { sourceId: input.id }),
  ];
  const changed = await inOneTransaction<object>(ctx, async (tx) => {
    const present = await lockSource(tx, ctx, input.id);
    if (!present) return notFound('calendar');
    const stale = staleSave(edition, present);
    if (stale) return stale;
    await changeSource(tx, ctx, input);
    await addJobs(tx, ctx.tenantId, jobs);
    const after = { name: input.name };
    await addAudit(tx, ctx, { action: 'calendar_source.changed', subjectId: input.id, after });
    return { ok: true };
  });
  if (changed.ok) publishJobs(jobs);
  return changed;
}

export const removeCalendarSource = operation({
  name: 'calendar_source.remove',
  can: 'calendar:connect',
  effect: 'write',
  input: z.strictObject({ id: idField }),
  output: nothing,
  describe: 'Stops reading a calendar elsewhere; its times block nothing any more.',
  run: (ctx: TenantContext, { id }: { id: string }) =>
    inOneTransaction<object>(ctx, async (tx) => {
      const gone = await removeSource(tx, ctx, id);
      if (!gone) return notFound('calendar');
      await addAudit(tx, ctx, { action: 'calendar_source.removed', subjectId: id, before: gone });
      return { ok: true };
    }),
});

export const readClashes = operation({
  name: 'calendar_source.list_clashes',
  can: 'booking:read',
  effect: 'read',
  input: nothing,
  output: z.array(
    z.object({
      bookingId: idField,
      reference: z.string(),
      contactName: z.string(),
      packageName: z.string(),
      start: z.number(),
      date: z.string(),
      resourceName: z.string(),
      sourceName: z.string(),
      title: z.string(),
      busyStart: z.number(),
      busyEnd: z.number(),
    }),
  ),
  describe: 'Lists coming bookings that stand in a busy time of a calendar elsewhere, which came after them.',
  run: (ctx: TenantContext) => queryClashes(ctx, 20),
});
