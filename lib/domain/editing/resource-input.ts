import { z } from 'zod';
import { editionField, emailField, idField, pictureUrl, requiredText, text } from './fields';

const resourceKinds = ['PERSON', 'ROOM', 'EQUIPMENT', 'BUSINESS'] as const;

export const resourceInput = z.strictObject({
  id: idField.nullable(),
  edition: editionField,
  name: requiredText(120, 'a name'),
  kind: z.enum(resourceKinds),
  title: text(120),
  bio: text(2000),
  image: pictureUrl,
  /** Where a person hears of their bookings; only for the office. */
  email: emailField.or(z.literal('')),
  /** Null: hours of its own, made now as a copy of the first schedule's. */
  scheduleId: idField.nullable(),
  active: z.boolean(),
});
export type ResourceInput = z.infer<typeof resourceInput>;
