import type { FieldError } from '@/lib/domain/errors';

/** What an action of the office answers, as a form needs to know it. */
export type SaveResult =
  /** `edition`: of what is there now, for a form that stays open. `warning`: saved, but something can't be booked by it. */
  | { ok: true; edition?: string; warning?: string }
  | {
      ok: false;
      message: string;
      errors?: FieldError[] | undefined;
      code?: string;
      /** Of a stale save: the edition that somebody else saved. */
      extra?: { edition?: unknown } | undefined;
    };
