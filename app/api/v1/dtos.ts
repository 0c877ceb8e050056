import type { z } from 'zod';
import type { AddOn } from '@/lib/domain/catalogue';
import type { PackageOffer } from '@/lib/domain/catalogue-parts';
import type { Quote } from '@/lib/domain/quote';
import type { AddOnDto, PackageDto, QuoteDto } from './schemas';

/** Maps internal words to those of the public contract; the one place where they differ. */
export function packageDto(offer: PackageOffer): z.input<typeof PackageDto> {
  const { item, currency, durationMinutes, durationDays, addOns, deposit } = offer;
  return {
    slug: item.slug,
    name: item.name,
    summary: item.summary,
    description: item.description,
    inclusions: item.inclusions,
    bookingType: item.bookingType,
    priceCents: item.priceCents,
    priceUnit: item.priceUnit,
    currency,
    ...(durationMinutes ? { durationMinutes } : {}),
    ...(durationDays ? { durationDays } : {}),
    minSeats: item.minSeats,
    maxSeats: item.maxSeats,
    segment: item.segmentSlug,
    grouping: item.grouping,
    photos: item.photos,
    addOns: addOns.map(addOnDto),
    deposit,
  };
}

export function addOnDto(addOn: AddOn): z.input<typeof AddOnDto> {
  const { slug, name, description, priceCents, priceUnit, maxQuantity } = addOn;
  return { slug, name, description, priceCents, priceUnit, maxQuantity };
}

/** The stored quote without internal ids. */
export function quoteDto(quote: Quote): z.input<typeof QuoteDto> {
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
