import { z } from 'zod';
import { catalogueSchema, tenantProfileSchema } from '@/lib/domain/catalogue';
import { tenantConfigSchema } from '@/lib/domain/catalogue-parts';
import { saved } from '@/lib/usecases/answers';

/** The public part of a business: without its commission and its Stripe account. */
const publicProfile = tenantProfileSchema.omit({
  commissionBps: true,
  stripeAccountId: true,
  catalogVersion: true,
});

export const publicConfig = tenantConfigSchema.extend({ tenant: publicProfile });

/**
 * The public part of the catalogue: without hours and closed periods, whose reasons are private; availability says what
 * is free.
 */
export const publicCatalogue = catalogueSchema
  .omit({ schedules: true, blackouts: true })
  .extend({ tenant: publicProfile });

/** The answer to a save that leaves something unbookable. */
export const withWarning = z.object({ warning: z.string().optional() });
export const savedWithWarning = saved.extend(withWarning.shape);
