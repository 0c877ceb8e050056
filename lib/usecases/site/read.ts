import { z } from 'zod';
import { readSite as query, siteValues } from '@/lib/data/catalogue/sites';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { siteInput } from '@/lib/domain/editing/site-input';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';

export const readSite = operation({
  name: 'site.read',
  can: 'office:read',
  effect: 'read',
  input: nothing,
  output: z.object({ ...siteInput.shape, edition: z.string() }).nullable(),
  describe: 'Reads the texts, pictures and look of the public site.',
  run: async (ctx: TenantContext) => {
    const site = await query(ctx);
    return site && siteValues(site);
  },
});
