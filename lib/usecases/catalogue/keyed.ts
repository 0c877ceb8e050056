import { z } from 'zod';
import { addOnSchema, type Catalogue, catalogueSchema, type Segment } from '@/lib/domain/catalogue';
import {
  packageOffer,
  packageOfferSchema,
  tenantConfig,
  tenantConfigSchema,
} from '@/lib/domain/catalogue-parts';

/** A part of the catalogue, its cache key, and how it is derived from the whole. */
export type Keyed<T> = { key: string; schema: z.ZodType<T>; cut: (catalogue: Catalogue) => T };

const offers = z.array(packageOfferSchema);
const addOns = z.array(addOnSchema);
const nullableOffer = packageOfferSchema.nullable();

/** The cached values of a tenant, in Redis or in this process. Each carries the catalogue's version. */
export function keyedParts(tenantId: string) {
  const of = `catalog:${tenantId}`;
  return {
    /** Prices, hours and rules together: what a booking is decided by. */
    whole: part(`${of}:whole`, catalogueSchema, (catalogue) => catalogue),
    config: part(`tenant:${tenantId}:config`, tenantConfigSchema, tenantConfig),
    packages: part(`${of}:packages`, offers, (catalogue) => cutOffers(catalogue)),
    /** Null: there is no such package. */
    package: (slug: string) =>
      part(`${of}:package:${slug}`, nullableOffer, (catalogue) => {
        const item = catalogue.packages.find((each) => each.slug === slug);
        return item ? packageOffer(catalogue, item) : null;
      }),
    addOns: part(`${of}:addons`, addOns, (catalogue) => catalogue.addOns),
    segmentPackages: ({ id, slug }: Pick<Segment, 'id' | 'slug'>) =>
      part(`${of}:segment:${id}:packages`, offers, (catalogue) => cutOffers(catalogue, slug)),
    /** The add-ons of the segment's packages, each once. */
    segmentAddOns: ({ id, slug }: Pick<Segment, 'id' | 'slug'>) =>
      part(`${of}:segment:${id}:addons`, addOns, (catalogue) => {
        const offered = new Set(
          catalogue.packages.flatMap((item) => (item.segmentSlug === slug ? item.addOnIds : [])),
        );
        return catalogue.addOns.filter((addOn) => offered.has(addOn.id));
      }),
    /** Matches every key but the config's. */
    pattern: `${of}:*`,
  };
}

/** Each part that a catalogue has. */
export function allParts(catalogue: Catalogue): Keyed<unknown>[] {
  const parts = keyedParts(catalogue.tenant.id);
  return [
    parts.whole,
    parts.config,
    parts.packages,
    parts.addOns,
    ...catalogue.packages.map(({ slug }) => parts.package(slug)),
    ...catalogue.segments.flatMap((segment) => [
      parts.segmentPackages(segment),
      parts.segmentAddOns(segment),
    ]),
  ];
}

function part<T>(key: string, schema: z.ZodType<T>, cut: (catalogue: Catalogue) => T): Keyed<T> {
  return { key, schema, cut };
}

function cutOffers(catalogue: Catalogue, segmentSlug?: string) {
  return catalogue.packages
    .filter((item) => segmentSlug === undefined || item.segmentSlug === segmentSlug)
    .map((item) => packageOffer(catalogue, item));
}
