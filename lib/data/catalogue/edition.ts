import { createHash } from 'node:crypto';

/**
 * Gives what a form edits its edition: a fingerprint of its values. A save names the edition that was looked at, and is
 * refused when the rows have another by then (`staleSave`). Of the values, not of the row: what a form doesn't show (an
 * order, a cache version) may change meanwhile without anybody being told of a conflict.
 */
export function withEdition<T extends object>(values: T): T & { edition: string } {
  const edition = createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 22);
  return { ...values, edition };
}
