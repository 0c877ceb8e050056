import {
  countGroups,
  findResource,
  resourcesForOffice,
  slugIsFree,
  writeResource,
} from '@/lib/data/catalogue/resources';
import { findSchedule, firstSchedule, writeSchedule } from '@/lib/data/catalogue/schedules';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Tx } from '@/lib/data/connection/transaction';
import { addAudit } from '@/lib/data/tenants/audit';
import { readTenantUnits } from '@/lib/data/tenants/tenants';
import { type EditResult, notFound } from '@/lib/domain/editing/refusal';
import { type ResourceInput, resourceInput } from '@/lib/domain/editing/resource-input';
import { slugify } from '@/lib/domain/ids';
import { operation } from '@/lib/usecases/operation';
import { savedWithWarning } from '../catalogue/answers';
import { editCatalogue } from '../catalogue/edit';
import { refusePictures } from '../catalogue/refuse-pictures';
import { staleSave } from '../catalogue/stale-save';
import { warned } from '../catalogue/unbookable';
import { outlook, outlookOfResource } from './outlook';

export const saveResource = operation({
  name: 'resource.save',
  can: 'schedule:edit',
  effect: 'write',
  input: resourceInput,
  output: savedWithWarning.extend({ outlook }),
  describe: 'Creates or changes a person, a room or equipment that bookings need.',
  run: async (ctx: TenantContext, input: ResourceInput) => {
    const done = await save(ctx, input);
    if (!done.ok) return done;
    const outlook = await outlookOfResource(ctx, { ...input, id: done.id });
    return warned(ctx, { ...done, outlook });
  },
});

/**
 * A resource without a schedule gets one of its own, initially a copy of the business's. An inactive resource takes no
 * new bookings and keeps its present ones.
 */
async function save(ctx: TenantContext, input: ResourceInput): Promise<EditResult<{ id: string }>> {
  const { edition, ...values } = input;
  const noPicture = await refusePictures(ctx, [{ path: 'image', url: input.image }]);
  if (noPicture) return noPicture;
  return editCatalogue(ctx, async (tx) => {
    const before = input.id ? await findResource(tx, ctx, input.id) : null;
    if (input.id && !before) return notFound('person or room');
    const [present] = before ? await resourcesForOffice(tx, ctx, before.id) : [];
    const stale = staleSave(edition, present);
    if (stale) return stale;
    if (input.scheduleId && !(await findSchedule(tx, ctx, input.scheduleId))) return notFound('schedule');
    const groups = input.groupIds ?? [];
    if ((await countGroups(tx, ctx, groups)) !== groups.length) return notFound('service');
    const scheduleId = input.scheduleId ?? (await ownHours(tx, ctx, input.name));
    const slug = before?.slug ?? (await freeSlug(tx, ctx, input.name));
    const id = await writeResource(tx, ctx, { ...values, scheduleId, slug });
    await addAudit(tx, ctx, {
      action: before ? 'resource.changed' : 'resource.made',
      subjectId: id,
      before,
      after: { name: input.name, kind: input.kind, active: input.active },
    });
    return { ok: true, id };
  });
}

async function ownHours(tx: Tx, ctx: TenantContext, name: string): Promise<string> {
  const model = await firstSchedule(tx, ctx);
  const days = [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    model
      ? model.hours
          .filter((hours) => hours.weekday === weekday)
          .map(({ startMinute, endMinute }) => ({ startMinute, endMinute }))
      : weekday <= 5
        ? [{ startMinute: 540, endMinute: 1020 }]
        : [],
  );
  const { timeZone } = model ?? (await readTenantUnits(tx, ctx));
  return writeSchedule(tx, ctx, { id: null, name: `${name}’s hours`.slice(0, 120), days }, timeZone);
}

async function freeSlug(tx: Tx, ctx: TenantContext, name: string): Promise<string> {
  const wanted = slugify(name, 'resource', 50);
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    if (await slugIsFree(tx, ctx, slug)) return slug;
  }
}
