import { ZodError } from 'zod';
import { AppError, type ErrorCode, type FieldError, type Refusal } from '@/lib/domain/errors';
import { fieldErrors } from '@/lib/domain/parse-input';
import { log } from './log';

/** The public description of a failure, for a person or a program. */
export type Described = {
  code: ErrorCode;
  message: string;
  errors?: FieldError[];
  retryAfterSeconds?: number;
  /** What a refusal carries beside its sentence (a new quote, free times nearby). */
  extra?: Record<string, unknown>;
};

/** The only mapper of thrown errors. An unexpected error is logged whole and described by one general sentence. */
export function describeError(
  error: unknown,
  where: { requestId: string; route?: string; tenantId?: string },
): Described {
  if (error instanceof AppError) {
    if (error.code === 'internal' || error.code === 'unavailable')
      log().warn({ ...where, err: error }, 'request failed');
    return {
      code: error.code,
      message: error.message,
      errors: error.errors,
      retryAfterSeconds: error.retryAfterSeconds ?? (error.code === 'unavailable' ? 5 : undefined),
    };
  }
  if (error instanceof ZodError) {
    return {
      code: 'validation_failed',
      message: 'Some of this needs another look.',
      errors: fieldErrors(error),
    };
  }
  log().error({ ...where, err: error }, 'unexpected error');
  return {
    code: 'internal',
    message: `Something went wrong on our side. If you write to us, please mention ${where.requestId}.`,
  };
}

export function describeRefusal(refusal: Refusal): Described {
  const { ok: _, reason, detail, errors, ...extra } = refusal as Refusal<{ errors?: FieldError[] }>;
  return {
    code: reason,
    message: detail,
    ...(errors ? { errors } : {}),
    ...(Object.keys(extra).length > 0 ? { extra } : {}),
  };
}

export function isRefusal(value: unknown): value is Refusal {
  return (
    typeof value === 'object' &&
    value !== null &&
    (value as { ok?: unknown }).ok === false &&
    'reason' in value
  );
}
