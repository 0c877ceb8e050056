import type { TenantContext } from '@/lib/data/context';
import type { AddOn } from '@/lib/domain/catalogue';
import type { PackageOffer, TenantConfig } from '@/lib/domain/catalogue-parts';
import { keyedParts } from './keyed';
import { readPart } from './read';

/** What is sold, of one line of business where it is named; none when there is no such segment. */
export async function readPackages(ctx: TenantContext, segmentSlug?: string): Promise<PackageOffer[]> {
  const parts = keyedParts(ctx.tenantId);
  if (segmentSlug === undefined) return readPart(ctx, parts.packages);
  const segment = await findSegment(ctx, segmentSlug);
  return segment ? readPart(ctx, parts.segmentPackages(segment)) : [];
}

/** Null: there is no such package. */
export function readPackage(ctx: TenantContext, slug: string): Promise<PackageOffer | null> {
  return readPart(ctx, keyedParts(ctx.tenantId).package(slug));
}

/** Extras, of one line of business where it is named; none when there is no such segment. */
export async function readAddOns(ctx: TenantContext, segmentSlug?: string): Promise<AddOn[]> {
  const parts = keyedParts(ctx.tenantId);
  if (segmentSlug === undefined) return readPart(ctx, parts.addOns);
  const segment = await findSegment(ctx, segmentSlug);
  return segment ? readPart(ctx, parts.segmentAddOns(segment)) : [];
}

/** The business itself, its rules and its lines of business. */
export function readTenantConfig(ctx: TenantContext): Promise<TenantConfig> {
  return readPart(ctx, keyedParts(ctx.tenantId).config);
}

async function findSegment(ctx: TenantContext, slug: string) {
  return (await readTenantConfig(ctx)).segments.find((each) => each.slug === slug);
}
