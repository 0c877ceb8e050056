import { z } from 'zod';
import { isTimeZone } from '@/lib/domain/time';
import { editionField, requiredText } from './fields';

export const businessInput = z.strictObject({
  edition: editionField,
  name: requiredText(120, 'a name'),
  timeZone: z.string().refine(isTimeZone, 'Choose a time zone from the list.'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'Three letters, like EUR.'),
  country: z.string().regex(/^[A-Z]{2}$/, 'Two letters, like GB.'),
  taxName: requiredText(40, 'a name, for example VAT'),
  taxIncluded: z.boolean(),
});
export type BusinessInput = z.infer<typeof businessInput>;
