import { createHash } from 'node:crypto';

/**
 * Adds the edition to the values that a form edits: a fingerprint of them. A save names the edition that its form was
 * filled with, and is refused when the rows have another one by then (`staleSave`). It covers the form's values
 * instead of the whole row, so that columns that the form doesn't show (an order, a cache version) may change
 * meanwhile without a conflict.
 */
export function withEdition<T extends object>(values: T): T & { edition: string } {
  const edition = createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 22);
  return { ...values, edition };
}
