import type { FieldError } from '@/lib/domain/errors';

/** The result of an office action, as its form needs it. */
export type SaveResult<Answer = object> =
  /**
   * `edition`: of the saved record, for a form that stays open. `warning`: saved, but something can't be booked with
   * it.
   */
  | ({ ok: true; edition?: string; warning?: string } & Answer)
  | {
      ok: false;
      message: string;
      errors?: FieldError[] | undefined;
      code?: string;
      /** For a stale save: the edition that somebody else saved. */
      extra?: { edition?: unknown } | undefined;
    };
