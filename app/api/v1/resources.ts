import type { z } from 'zod';
import type { Catalogue, Package } from '@/lib/domain/catalogue';
import type { Quote } from '@/lib/domain/quote';
import type { PackageResource, QuoteResource } from './schemas';

/** From our words to those of the public contract; the one place where they differ. */
export function packageResource(catalogue: Catalogue, item: Package): z.input<typeof PackageResource> {
  const service = catalogue.services.find(({ id }) => id === item.serviceId);
  return {
    slug: item.slug,
    name: item.name,
    summary: item.summary,
    description: item.description,
    inclusions: item.inclusions,
    bookingType: item.bookingType,
    priceCents: item.priceCents,
    priceUnit: item.priceUnit,
    currency: catalogue.tenant.currency,
    ...(service?.durationMinutes ? { durationMinutes: service.durationMinutes } : {}),
    ...(service?.durationDays ? { durationDays: service.durationDays } : {}),
    minSeats: item.minSeats,
    maxSeats: item.maxSeats,
    segment: item.segmentSlug,
    grouping: item.grouping,
    photos: item.photos,
    addOns: catalogue.addOns
      .filter(({ id }) => item.addOnIds.includes(id))
      .map(({ slug, name, description, priceCents, priceUnit, maxQuantity }) => ({
        slug,
        name,
        description,
        priceCents,
        priceUnit,
        maxQuantity,
      })),
    deposit:
      item.depositKind === null
        ? { kind: catalogue.policy.depositKind, value: catalogue.policy.depositValue }
        : { kind: item.depositKind, value: item.depositValue ?? 0 },
  };
}

/** The stored quote without our ids. */
export function quoteResource(quote: Quote): z.input<typeof QuoteResource> {
  const { depositCents: _, lines, ...sums } = quote;
  return {
    ...sums,
    lines: lines.map(({ kind, label, quantity, unitCents, totalCents }) => ({
      kind,
      label,
      quantity,
      unitCents,
      totalCents,
    })),
  };
}
