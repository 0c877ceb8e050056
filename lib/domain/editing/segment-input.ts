import { z } from 'zod';
import { idField, pictureUrl, requiredText, slug, text } from './fields';

export const segmentInput = z.strictObject({
  id: idField.nullable(),
  name: requiredText(120, 'a name'),
  slug,
  description: text(2000),
  image: pictureUrl,
  active: z.boolean(),
});
export type SegmentInput = z.infer<typeof segmentInput>;
