import { z } from 'zod';
import {
  addOnSchema,
  type Catalogue,
  depositKindSchema,
  type Package,
  packageSchema,
  policySchema,
  segmentSchema,
  tenantProfileSchema,
} from './catalogue';
import { depositTermsOf } from './payment-plan';

/** A package with everything needed to show it, so that it can be read without the rest of the catalogue. */
export const packageOfferSchema = z.object({
  item: packageSchema,
  currency: z.string(),
  durationMinutes: z.int().nullable(),
  durationDays: z.int().nullable(),
  /** In the catalogue's order. */
  addOns: z.array(addOnSchema),
  /** The package's own, else the business's. */
  deposit: z.object({ kind: depositKindSchema, value: z.int() }),
});
export type PackageOffer = z.infer<typeof packageOfferSchema>;

/** The business itself: who it is, its rules, its lines of business. */
export const tenantConfigSchema = z.object({
  tenant: tenantProfileSchema,
  policy: policySchema,
  segments: z.array(segmentSchema),
});
export type TenantConfig = z.infer<typeof tenantConfigSchema>;

/** The offer of a package, with the tenant's deposit where it has none of its own. */
export function packageOffer(catalogue: Catalogue, item: Package): PackageOffer {
  const service = catalogue.services.find(({ id }) => id === item.serviceId);
  return {
    item,
    currency: catalogue.tenant.currency,
    durationMinutes: service?.durationMinutes ?? null,
    durationDays: service?.durationDays ?? null,
    addOns: catalogue.addOns.filter(({ id }) => item.addOnIds.includes(id)),
    deposit: depositTermsOf(item, catalogue.policy),
  };
}

export function tenantConfig({ tenant, policy, segments }: Catalogue): TenantConfig {
  return { tenant, policy, segments };
}
