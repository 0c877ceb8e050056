import { z } from 'zod';
import { idField } from '@/lib/domain/editing/fields';

/** Shapes that many operations take or answer. */

/** Of an operation that takes nothing, or whose success says all. */
export const nothing = z.strictObject({});

/** What was made or changed. */
export const saved = z.object({ id: idField });

/** What is there, as the form that edits it takes it, each with the edition that a save has to name. */
export const rowsOf = <Shape extends z.ZodRawShape>(form: { shape: Shape }) =>
  z.array(z.object(form.shape).extend({ id: idField, edition: z.string() }));
