import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { AddOn, Segment } from '@/lib/domain/catalogue';
import type { PackageOffer, TenantConfig } from '@/lib/domain/catalogue-parts';
import { type Keyed, keyedParts } from './keyed';
import { readPart } from './read';

/** What is sold, of one line of business where it is named; none when there is no such segment. */
export function readPackages(ctx: TenantContext, segmentSlug?: string): Promise<PackageOffer[]> {
  const parts = keyedParts(ctx.tenantId);
  return readOf(ctx, segmentSlug, parts.packages, parts.segmentPackages);
}

/** Null: there is no such package. */
export function readPackage(ctx: TenantContext, slug: string): Promise<PackageOffer | null> {
  return readPart(ctx, keyedParts(ctx.tenantId).package(slug));
}

/** Extras, of one line of business where it is named; none when there is no such segment. */
export function readAddOns(ctx: TenantContext, segmentSlug?: string): Promise<AddOn[]> {
  const parts = keyedParts(ctx.tenantId);
  return readOf(ctx, segmentSlug, parts.addOns, parts.segmentAddOns);
}

/** The business itself, its rules and its lines of business. */
export function readTenantConfig(ctx: TenantContext): Promise<TenantConfig> {
  return readPart(ctx, keyedParts(ctx.tenantId).config);
}

async function readOf<T>(
  ctx: TenantContext,
  segmentSlug: string | undefined,
  all: Keyed<T[]>,
  ofSegment: (segment: Segment) => Keyed<T[]>,
): Promise<T[]> {
  if (segmentSlug === undefined) return readPart(ctx, all);
  const { segments } = await readTenantConfig(ctx);
  const segment = segments.find((each) => each.slug === segmentSlug);
  return segment ? readPart(ctx, ofSegment(segment)) : [];
}
