import { z } from 'zod';
import { type AddOn, addOnSchema, depositKindSchema, packageSchema } from '@/lib/domain/catalogue';
import type { PackageOffer } from '@/lib/domain/catalogue-parts';
import { pickShape } from '@/lib/domain/pick-shape';

/** What the API shows of an add-on as it is. */
const addOnFields = addOnSchema.pick({
  slug: true,
  name: true,
  description: true,
  priceCents: true,
  priceUnit: true,
  maxQuantity: true,
});

export const AddOnDto = addOnFields.meta({ id: 'AddOn' });

/** What the API shows of a package as it is; what it spells otherwise follows in `PackageDto`. */
const packageFields = packageSchema.pick({
  slug: true,
  name: true,
  summary: true,
  description: true,
  inclusions: true,
  bookingType: true,
  priceCents: true,
  priceUnit: true,
  minSeats: true,
  maxSeats: true,
  grouping: true,
  photos: true,
});

export const PackageDto = packageFields
  .extend({
    currency: z.string(),
    durationMinutes: z.int().optional(),
    durationDays: z.int().optional(),
    segment: z.string().nullable(),
    addOns: z.array(AddOnDto),
    deposit: z
      .object({ kind: depositKindSchema, value: z.int() })
      .meta({ description: 'PERCENT: basis points (3000 = 30 %); AMOUNT: minor units.' }),
  })
  .meta({ id: 'Package' });

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
