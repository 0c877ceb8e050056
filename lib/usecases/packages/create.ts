import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Outlook } from '@/lib/domain/availability/why-not';
import { type NewPackageInput, newPackageInput } from '@/lib/domain/editing/package-input';
import type { EditResult } from '@/lib/domain/editing/refusal';
import { saved } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { permit } from '@/lib/usecases/permit';
import { editCatalogue } from '../catalogue/edit';
import { saveServiceIn } from '../services/save';
import { outlook, outlookOf } from './outlook';
import { refusePhotos, savePackageIn } from './save';

export const createPackage = operation({
  name: 'package.create',
  can: 'catalogue:edit',
  effect: 'write',
  input: newPackageInput,
  output: saved.extend({ slug: z.string(), outlook }),
  describe:
    'Creates a package with all that makes it bookable: its price, how long it takes, who does it and what it occupies.',
  run: create,
});

/**
 * The package and its service are written together or not at all. Refuses with not_found (somebody or something it names
 * is not this tenant's) or validation_failed with fields, those of the service under `time`.
 */
async function create(
  ctx: TenantContext,
  input: NewPackageInput,
): Promise<EditResult<{ id: string; slug: string; outlook: Outlook }>> {
  permit(ctx, 'schedule:edit');
  const { time, ...item } = input;
  const noPicture = await refusePhotos(ctx, input.photos);
  if (noPicture) return noPicture;
  const made = await editCatalogue(ctx, async (tx) => {
    const service = await saveServiceIn(tx, ctx, { ...time, id: null, name: input.name, active: true });
    if (!service.ok) return service;
    return savePackageIn(tx, ctx, { ...item, id: null, serviceId: service.id });
  });
  if (!made.ok) return made;
  return { ...made, slug: input.slug, outlook: await outlookOf(ctx, { ...input, id: made.id }) };
}
