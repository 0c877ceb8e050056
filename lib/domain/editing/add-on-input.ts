import { z } from 'zod';
import { priceUnitSchema } from '@/lib/domain/catalogue';
import { nameInput } from '@/lib/domain/inputs/name-input';
import { linesInput } from '@/lib/domain/inputs/text-input';
import { bps, cents, eachOnce, editionField, idField, namesEdition, pictureUrl, slug, whole } from './fields';

export const addOnInput = z
  .strictObject({
    id: idField.nullable(),
    edition: editionField,
    name: nameInput(120),
    slug,
    description: linesInput(1000),
    image: pictureUrl,
    priceCents: cents,
    priceUnit: priceUnitSchema,
    maxQuantity: whole(1, 1000),
    taxBps: bps,
    active: z.boolean(),
    /** The packages that offer it. */
    packageIds: z.array(idField).max(500).transform(eachOnce),
  })
  .refine(...namesEdition);
export type AddOnInput = z.infer<typeof addOnInput>;
