import { z } from 'zod';
import { idField } from '@/lib/domain/editing/fields';

/** Shapes of input and output that many operations share. */

/** The input of an operation that takes nothing, or the output of one whose success says all. */
export const nothing = z.strictObject({});

/** The row that was created or changed. */
export const saved = z.object({ id: idField });

/** Rows in the shape of the form that edits them, each with the edition that a save has to name. */
export const rowsOf = <Shape extends z.ZodRawShape>(form: { shape: Shape }) =>
  z.array(z.object(form.shape).extend({ id: idField, edition: z.string() }));
