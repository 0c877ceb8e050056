import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { listAddOns } from '@/lib/usecases/add-ons/read';
import { listPackages } from '@/lib/usecases/packages/read';
import { listResources } from '@/lib/usecases/resources/read';
import { listSegments } from '@/lib/usecases/segments/read';
import { readSite } from '@/lib/usecases/site/read';

/** Every picture that the business uses: the choices of a picture field. */
export async function picturesOf(ctx: TenantContext): Promise<string[]> {
  const [packages, addOns, segments, resources, site] = await Promise.all([
    listPackages(ctx),
    listAddOns(ctx),
    listSegments(ctx),
    listResources(ctx),
    readSite(ctx),
  ]);
  const used = [
    ...packages.flatMap((each) => each.photos.map((photo) => photo.url)),
    ...[...addOns, ...segments, ...resources].map((each) => each.image),
    site?.heroImage ?? '',
    site?.aboutImage ?? '',
  ];
  return [...new Set(used.filter(Boolean))];
}
