import { z } from 'zod';
import { editionField, idField, namesEdition } from './fields';

/** What is removed, as it was looked at: what has another edition by now stays. */
export const removalInput = z.strictObject({ id: idField, edition: editionField }).refine(...namesEdition);
export type RemovalInput = z.infer<typeof removalInput>;
