import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { slugInput } from '@/lib/domain/booking-input';
import { addOnSchema, type Segment } from '@/lib/domain/catalogue';
import { packageOfferSchema } from '@/lib/domain/catalogue-parts';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { publicConfig } from './answers';
import { type Keyed, keyedParts } from './keyed';
import { readPart } from './read';

/** Restricts the answer to one segment. */
const ofSegment = z.strictObject({ segment: slugInput.optional() });
type OfSegment = z.infer<typeof ofSegment>;

export const readPackages = operation({
  name: 'package.list_public',
  can: 'catalogue:read',
  effect: 'read',
  input: ofSegment,
  output: z.array(packageOfferSchema),
  describe: 'Lists the packages on sale, optionally of one segment; empty for an unknown segment.',
  run: (ctx: TenantContext, { segment }: OfSegment) => {
    const parts = keyedParts(ctx.tenantId);
    return readOf(ctx, segment, parts.packages, parts.segmentPackages);
  },
});

export const readPackage = operation({
  name: 'package.read_public',
  can: 'catalogue:read',
  effect: 'read',
  input: z.strictObject({ slug: slugInput }),
  output: packageOfferSchema.nullable(),
  describe: 'Reads one package on sale by its slug; null when there is none.',
  run: (ctx: TenantContext, { slug }: { slug: string }) =>
    readPart(ctx, keyedParts(ctx.tenantId).package(slug)),
});

export const readAddOns = operation({
  name: 'add_on.list_public',
  can: 'catalogue:read',
  effect: 'read',
  input: ofSegment,
  output: z.array(addOnSchema),
  describe: 'Lists the extras on sale, optionally of one segment; empty for an unknown segment.',
  run: (ctx: TenantContext, { segment }: OfSegment) => {
    const parts = keyedParts(ctx.tenantId);
    return readOf(ctx, segment, parts.addOns, parts.segmentAddOns);
  },
});

export const readTenantConfig = operation({
  name: 'business.read_public',
  can: 'catalogue:read',
  effect: 'read',
  input: nothing,
  output: publicConfig,
  describe: 'Reads the public profile of the business, its policy and its segments.',
  run: readConfig,
});

function readConfig(ctx: TenantContext) {
  return readPart(ctx, keyedParts(ctx.tenantId).config);
}

async function readOf<T>(
  ctx: TenantContext,
  slug: string | undefined,
  all: Keyed<T[]>,
  ofOne: (segment: Segment) => Keyed<T[]>,
): Promise<T[]> {
  if (slug === undefined) return readPart(ctx, all);
  const { segments } = await readConfig(ctx);
  const segment = segments.find((each) => each.slug === slug);
  return segment ? readPart(ctx, ofOne(segment)) : [];
}
