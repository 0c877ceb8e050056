import { z } from 'zod';
import { seatsInput, slugInput } from '@/lib/domain/booking-input';
import { addOnSchema, depositKindSchema, packageSchema } from '@/lib/domain/catalogue';
import { localDateInput } from '@/lib/domain/inputs/date-input';
import { quoteLineSchema } from '@/lib/domain/quote';

/** Shapes that several calls of the public API share. Money in minor units, instants RFC 3339 in UTC. */
export const instant = z.iso.datetime();
export const localDate = z.iso.date();

/** What the API shows of an add-on as it is. */
export const addOnFields = addOnSchema.pick({
  slug: true,
  name: true,
  description: true,
  priceCents: true,
  priceUnit: true,
  maxQuantity: true,
});

export const AddOnDto = addOnFields.meta({ id: 'AddOn' });

/** What the API shows of a package as it is; what it spells otherwise follows in `PackageDto`. */
export const packageFields = packageSchema.pick({
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

export const QuoteDto = z
  .object({
    currency: z.string(),
    lines: z.array(
      quoteLineSchema.pick({ kind: true, label: true, quantity: true, unitCents: true, totalCents: true }),
    ),
    subtotalCents: z.int(),
    discountCents: z.int(),
    taxCents: z.int(),
    taxIncluded: z.boolean(),
    totalCents: z.int(),
    dueNowCents: z.int(),
    balanceCents: z.int(),
    balanceDueOn: localDate.nullable(),
  })
  .meta({ id: 'Quote' });

export const slugParams = z.object({ slug: slugInput });

/** Query strings are text: a whole number is converted. */
const seatsQuery = z
  .string()
  .regex(/^\d{1,5}$/, 'Give a whole number.')
  .transform(Number)
  .pipe(seatsInput);

export const windowQuery = z.object({
  package: slugInput,
  from: localDateInput,
  to: localDateInput,
  seats: seatsQuery.optional(),
});

/** Page size: 100 by default, at most 500; a larger one is refused, not clipped. */
export const limitQuery = z
  .string()
  .regex(/^\d{1,5}$/, 'Give a whole number.')
  .default('100')
  .transform(Number)
  .pipe(z.int().min(1, 'At least 1.').max(500, 'At most 500.'));
