import { json, type Reply } from '../http';

/** An error as Google's Calendar API answers it: a reason beside the status, which tells quotas and permissions apart. */
export class GoogleRefusal extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
    message: string,
  ) {
    super(message);
  }

  reply(): Reply {
    return json(errorBody(this.status, this.reason, this.message), this.status, {
      'content-type': 'application/json; charset=UTF-8',
      ...(this.status === 401 ? { 'www-authenticate': 'Bearer realm="https://accounts.google.com/"' } : {}),
    });
  }
}

export const errorBody = (status: number, reason: string, message: string) => ({
  error: { code: status, message, errors: [{ domain: domainOf(reason), reason, message }] },
});

const domainOf = (reason: string) => (/rateLimit|quota/i.test(reason) ? 'usageLimits' : 'global');

/** As the OAuth endpoints answer (RFC 6749, 5.2). */
export class OauthRefusal extends Error {
  constructor(
    readonly error: string,
    readonly description: string,
    readonly status = 400,
  ) {
    super(description);
  }

  reply(): Reply {
    return json({ error: this.error, error_description: this.description }, this.status);
  }
}
