/** The closed set of error codes that a client may receive (the public contract), with their HTTP status. */
export const errorStatus = {
  malformed: 400,
  range_too_large: 400,
  unauthenticated: 401,
  forbidden: 403,
  /** A draft: its owner hasn't opened it to strangers yet. */
  not_live: 403,
  not_found: 404,
  method_not_allowed: 405,
  slot_taken: 409,
  price_changed: 409,
  in_progress: 409,
  /** A concurrent change: read again, then retry. */
  conflict: 409,
  payload_too_large: 413,
  validation_failed: 422,
  not_bookable: 422,
  not_allowed: 422,
  idempotency_mismatch: 422,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;
export type FieldError = { path: string; message: string };

/**
 * An error that a caller can't be expected to handle: missing access, a broken invariant or a vendor outage. `message`
 * is written for the person who sees it and never contains internals.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly errors: FieldError[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { errors?: FieldError[]; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.errors = options.errors;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** An expected "no" to a customer or an owner: a value, never thrown. `detail` is a sentence for that person. */
export type Refusal<Extra = unknown> = { ok: false; reason: ErrorCode; detail: string } & Extra;
export type Result<T, Extra = unknown> = ({ ok: true } & T) | Refusal<Extra>;

/** A refusal without a field. An invalid field must be named, so `validation_failed` goes through `refuseField`. */
export function refuse(reason: Exclude<ErrorCode, 'validation_failed'>, detail: string): Refusal {
  return { ok: false, reason, detail };
}

/** Refuses one field with `validation_failed`; `message` is shown beside it and above the form. */
export function refuseField(path: string, message: string): Refusal<{ errors: FieldError[] }> {
  return { ok: false, reason: 'validation_failed', detail: message, errors: [{ path, message }] };
}
