import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import {
  businessValues,
  readBusiness as queryBusiness,
  readTenantClock as queryClock,
} from '@/lib/data/tenants/tenants';
import { businessInput } from '@/lib/domain/editing/business-input';
import { idField } from '@/lib/domain/editing/fields';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';

export const readBusiness = operation({
  name: 'business.read',
  can: 'office:read',
  effect: 'read',
  input: nothing,
  output: z.object({
    ...businessInput.shape,
    edition: z.string(),
    id: idField,
    slug: z.string(),
    trade: z.string(),
    status: z.string(),
    /** Null: a draft. */
    liveAt: z.date().nullable(),
    locale: z.string(),
    chargesEnabled: z.boolean(),
    payoutsEnabled: z.boolean(),
  }),
  describe:
    'Reads the business: its name, place, time zone, currency and tax, and whether it can take cards.',
  run: async (ctx: TenantContext) => {
    const business = await queryBusiness(ctx);
    return { ...business, edition: businessValues(business).edition };
  },
});

export const readTenantClock = operation({
  name: 'business.read_clock',
  can: 'office:read',
  effect: 'read',
  input: nothing,
  output: z.string(),
  describe: 'Reads the time zone of the business’s local dates.',
  run: queryClock,
});
