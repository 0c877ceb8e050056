import type { z } from 'zod';
import type { AddOn } from '@/lib/domain/catalogue';
import type { PackageOffer } from '@/lib/domain/catalogue-parts';
import { pickShape } from '@/lib/domain/pick-shape';
import type { Quote } from '@/lib/domain/quote';
import { type AddOnDto, addOnFields, type PackageDto, packageFields, type QuoteDto } from './schemas';

/** Maps internal words to those of the public contract; the one place where they differ. */
export function packageDto(offer: PackageOffer): z.input<typeof PackageDto> {
  const { item, currency, durationMinutes, durationDays, addOns, deposit } = offer;
  return {
    ...pickShape(packageFields.shape, item),
    currency,
    ...(durationMinutes ? { durationMinutes } : {}),
    ...(durationDays ? { durationDays } : {}),
    segment: item.segmentSlug,
    addOns: addOns.map(addOnDto),
    deposit,
  };
}

export const addOnDto = (addOn: AddOn): z.input<typeof AddOnDto> => pickShape(addOnFields.shape, addOn);

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
