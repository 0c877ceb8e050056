import { z } from 'zod';
import { type Quote, quoteLineSchema } from '@/lib/domain/quote';
import { localDate } from './fields';

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
