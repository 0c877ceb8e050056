import { z } from 'zod';
import { nameInput } from '@/lib/domain/inputs/name-input';
import { linesInput } from '@/lib/domain/inputs/text-input';
import { editionField, idField, namesEdition, pictureUrl, slug } from './fields';

export const segmentInput = z
  .strictObject({
    id: idField.nullable(),
    edition: editionField,
    name: nameInput(120),
    slug,
    description: linesInput(2000),
    image: pictureUrl,
    active: z.boolean(),
  })
  .refine(...namesEdition);
export type SegmentInput = z.infer<typeof segmentInput>;
