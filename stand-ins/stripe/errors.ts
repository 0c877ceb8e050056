/** An error response of the API, in Stripe's shape. */
export class StripeError extends Error {
  constructor(
    readonly status: number,
    readonly body: {
      type: 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error';
      message: string;
      code?: string;
      param?: string;
      decline_code?: string;
      [more: string]: unknown;
    },
  ) {
    super(body.message);
  }
}

export function invalid(message: string, param?: string, code?: string): StripeError {
  return new StripeError(400, {
    type: 'invalid_request_error',
    message,
    ...(param ? { param } : {}),
    ...(code ? { code } : {}),
  });
}

export function missing(kind: string, id: string, param = 'id', status = 404): StripeError {
  return new StripeError(status, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${kind}: '${id}'`,
    param,
  });
}

/** What the stand-in doesn't implement must fail loudly: an invented answer would hide a bug until production. */
export function notImplemented(what: string): StripeError {
  return new StripeError(501, {
    type: 'api_error',
    code: 'local_cloud_not_implemented',
    message: `The local cloud does not implement ${what}.`,
  });
}
