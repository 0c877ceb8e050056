import {
  deleteSegment,
  findSegment,
  findSegmentBySlug,
  segmentsForOffice,
  writeSegment,
} from '@/lib/data/catalogue/segments';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { addAudit } from '@/lib/data/tenants/audit';
import { type EditResult, notAllowed, notFound } from '@/lib/domain/editing/refusal';
import { type RemovalInput, removalInput } from '@/lib/domain/editing/removal-input';
import { type SegmentInput, segmentInput } from '@/lib/domain/editing/segment-input';
import { refuseField } from '@/lib/domain/errors';
import { nothing, saved } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { editCatalogue } from '../catalogue/edit';
import { refusePictures } from '../catalogue/refuse-pictures';
import { staleRemoval, staleSave } from '../catalogue/stale-save';

export const saveSegment = operation({
  name: 'segment.save',
  can: 'catalogue:edit',
  effect: 'write',
  input: segmentInput,
  output: saved,
  describe: 'Creates or changes a segment with its page.',
  run: save,
});

async function save(ctx: TenantContext, input: SegmentInput): Promise<EditResult<{ id: string }>> {
  const { edition, ...values } = input;
  const noPicture = await refusePictures(ctx, [{ path: 'image', url: input.image }]);
  if (noPicture) return noPicture;
  return editCatalogue(ctx, async (tx) => {
    const before = input.id ? await findSegment(tx, ctx, input.id) : null;
    if (input.id && !before) return notFound('segment');
    const [present] = before ? await segmentsForOffice(tx, ctx, before.id) : [];
    const stale = staleSave(edition, present);
    if (stale) return stale;
    const namesake = await findSegmentBySlug(tx, ctx, input.slug);
    if (namesake && namesake.id !== input.id) return refuseField('slug', 'Another segment has this address.');
    const id = await writeSegment(tx, ctx, values);
    await addAudit(tx, ctx, {
      action: before ? 'segment.changed' : 'segment.made',
      subjectId: id,
      before: before && { name: before.name },
      after: { name: input.name, slug: input.slug, active: input.active },
    });
    return { ok: true, id };
  });
}

export const removeSegment = operation({
  name: 'segment.remove',
  can: 'catalogue:edit',
  effect: 'write',
  input: removalInput,
  output: nothing,
  describe: 'Deletes a segment that contains no package.',
  run: remove,
});

function remove(ctx: TenantContext, input: RemovalInput): Promise<EditResult<object>> {
  return editCatalogue(ctx, async (tx) => {
    const before = await findSegment(tx, ctx, input.id);
    if (!before) return notFound('segment');
    const [present] = await segmentsForOffice(tx, ctx, input.id);
    const stale = staleRemoval(input.edition, present);
    if (stale) return stale;
    if (before._count.packages > 0)
      return notAllowed('Packages are still in this segment. Move them to another one first.');
    await deleteSegment(tx, ctx, input.id);
    await addAudit(tx, ctx, {
      action: 'segment.removed',
      subjectId: input.id,
      before: { name: before.name },
    });
    return { ok: true };
  });
}
