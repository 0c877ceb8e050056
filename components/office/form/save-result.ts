import type { FieldError } from '@/lib/domain/errors';

/** What an action of the office answers, as a form needs to know it. */
export type SaveResult =
  | { ok: true }
  | { ok: false; message: string; errors?: FieldError[] | undefined; code?: string };
