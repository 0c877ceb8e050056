import { z } from 'zod';
import { catalogueSchema, tenantProfileSchema } from '@/lib/domain/catalogue';
import { tenantConfigSchema } from '@/lib/domain/catalogue-parts';
import { saved } from '@/lib/usecases/answers';

/** What anybody may know of a business; not what it pays us, nor its account. */
const publicProfile = tenantProfileSchema.omit({
  commissionBps: true,
  stripeAccountId: true,
  catalogVersion: true,
});

export const publicConfig = tenantConfigSchema.extend({ tenant: publicProfile });

/** Without hours and closed periods, which may say why: what is free, availability answers. */
export const publicCatalogue = catalogueSchema
  .omit({ schedules: true, blackouts: true })
  .extend({ tenant: publicProfile });

/** It was saved, and by it something can't be booked. */
export const withWarning = z.object({ warning: z.string().optional() });
export const savedWithWarning = saved.extend(withWarning.shape);
