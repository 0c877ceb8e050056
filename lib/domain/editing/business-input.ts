import { z } from 'zod';
import { nameInput } from '@/lib/domain/inputs/name-input';
import { isTimeZone } from '@/lib/domain/time';
import { editionField, namesEdition } from './fields';

export const businessInput = z
  .strictObject({
    edition: editionField,
    name: nameInput(120),
    timeZone: z.string().refine(isTimeZone, 'Choose a time zone from the list.'),
    currency: z.string().regex(/^[A-Z]{3}$/, 'Three letters, like EUR.'),
    country: z.string().regex(/^[A-Z]{2}$/, 'Two letters, like GB.'),
    taxName: nameInput(40, 'a name, for example VAT'),
    taxIncluded: z.boolean(),
  })
  .refine(...namesEdition);
export type BusinessInput = z.infer<typeof businessInput>;
