import { listAddOns } from '@/lib/data/catalogue/add-ons';
import { listPackages } from '@/lib/data/catalogue/packages';
import { listResources } from '@/lib/data/catalogue/resources';
import { listSegments } from '@/lib/data/catalogue/segments';
import { readSite } from '@/lib/data/catalogue/sites';
import type { TenantContext } from '@/lib/data/connection/tenant-context';

/** Every picture that the business uses somewhere: what a picture field offers to choose from. */
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
