import { z } from 'zod';
import { editionField, idField, namesEdition } from './fields';

/** What is removed, with the edition that was read: a record that has another edition by now stays. */
export const removalInput = z.strictObject({ id: idField, edition: editionField }).refine(...namesEdition);
export type RemovalInput = z.infer<typeof removalInput>;
