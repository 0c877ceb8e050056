import { z } from 'zod';
import { editionField, idField, pictureUrl, requiredText, slug, text } from './fields';

export const segmentInput = z.strictObject({
  id: idField.nullable(),
  edition: editionField,
  name: requiredText(120, 'a name'),
  slug,
  description: text(2000),
  image: pictureUrl,
  active: z.boolean(),
});
export type SegmentInput = z.infer<typeof segmentInput>;
