import type { FieldError, Refusal } from '@/lib/domain/errors';

/**
 * A refusal that names the fields it is about, so that a form can show each beside its own; of a stale save, the edition
 * that is there now.
 */
export type EditRefusal = Refusal<{ errors?: FieldError[]; edition?: string }>;
export type EditResult<T> = ({ ok: true } & T) | EditRefusal;

/** It is not there, or it is another business's: the two are told apart nowhere. */
export function notFound(what: string): EditRefusal {
  return { ok: false, reason: 'not_found', detail: `We can’t find this ${what}. It may have been removed.` };
}

/** A rule says no; the sentence says why and what would help. */
export function notAllowed(detail: string): EditRefusal {
  return { ok: false, reason: 'not_allowed', detail };
}

/** Somebody changed it since it was looked at. */
export function changedSince(detail: string, edition?: string): EditRefusal {
  return { ok: false, reason: 'conflict', detail, ...(edition === undefined ? {} : { edition }) };
}
