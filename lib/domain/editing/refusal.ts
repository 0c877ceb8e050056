import type { FieldError, Refusal } from '@/lib/domain/errors';

/**
 * A refusal with the fields that it is about, so that a form can show each message beside its field; for a stale save
 * also the current edition.
 */
export type EditRefusal = Refusal<{ errors?: FieldError[]; edition?: string }>;
export type EditResult<T> = ({ ok: true } & T) | EditRefusal;

/** Missing, or of another business: the answer is the same, so that ids of other tenants can't be probed. */
export function notFound(what: string): EditRefusal {
  return { ok: false, reason: 'not_found', detail: `We can’t find this ${what}. It may have been removed.` };
}

/** A business rule refuses; `detail` says why and what would help. */
export function notAllowed(detail: string): EditRefusal {
  return { ok: false, reason: 'not_allowed', detail };
}

/** The record changed after the form read it; `edition` is the current one. */
export function changedSince(detail: string, edition?: string): EditRefusal {
  return { ok: false, reason: 'conflict', detail, ...(edition === undefined ? {} : { edition }) };
}
