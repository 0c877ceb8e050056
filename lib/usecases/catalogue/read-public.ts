import { z } from 'zod';
import { findPackageByOldSlug } from '@/lib/data/catalogue/package-slugs';
import { readSite } from '@/lib/data/catalogue/sites';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { slugInput } from '@/lib/domain/booking-input';
import { siteInput } from '@/lib/domain/editing/site-input';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { publicCatalogue } from './answers';
import { getCatalogue } from './read';

export const readCatalogue = operation({
  name: 'catalogue.read',
  can: 'catalogue:read',
  effect: 'read',
  input: nothing,
  output: publicCatalogue,
  describe: 'Reads all that is on sale now, with its prices, extras, people and policy.',
  run: (ctx: TenantContext) => getCatalogue(ctx),
});

export const readPublicSite = operation({
  name: 'site.read_public',
  can: 'catalogue:read',
  effect: 'read',
  input: nothing,
  output: z
    .object({ catalogue: publicCatalogue, site: z.object(siteInput.shape).omit({ edition: true }) })
    .nullable(),
  describe: 'Reads what the public pages show: all that is on sale, and the site’s texts and pictures.',
  run: async (ctx: TenantContext) => {
    const [catalogue, site] = await Promise.all([getCatalogue(ctx), readSite(ctx)]);
    return site && { catalogue, site };
  },
});

export const findRenamedPackage = operation({
  name: 'package.find_renamed',
  can: 'catalogue:read',
  effect: 'read',
  input: z.strictObject({ oldSlug: slugInput }),
  output: z.string().nullable(),
  describe: 'Reads the present slug of a package by a former slug; null when there is none.',
  run: (ctx: TenantContext, { oldSlug }: { oldSlug: string }) => findPackageByOldSlug(ctx, oldSlug),
});
