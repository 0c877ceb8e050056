import type { z } from 'zod';
import { withDeadline } from '@/lib/data/connection/deadline';
import { AppError } from '@/lib/domain/errors';
import { parseInput } from '@/lib/domain/parse-input';
import { enterConcurrencyLimit, tooBusy } from '@/lib/http/limits/admission';
import { consumeRateLimit, tooMany } from '@/lib/http/limits/rate-limits';
import { addressId } from '@/lib/http/limits/visitor';
import { afterAnswerAnnounceJobs } from '@/lib/http/request/after-response';
import { type Described, describeError } from '@/lib/http/request/describe-error';
import { observed } from '@/lib/http/request/observe';
import { problemResponse } from '@/lib/http/request/problem';
import { readJson, readText } from '@/lib/http/request/request-body';
import { requestIdOf } from '@/lib/http/request/request-id';

type Answer = { status: number; body: object | null };

type OAuthRoute<S extends z.ZodType> = {
  /** By which limit of an address. */
  limit: 'programToken' | 'programRegistration';
  sends: 'form' | 'json';
  input: S;
  run: (input: z.output<S>) => Promise<Answer>;
  /** The error code of a body that doesn't fit. */
  fault: string;
};

/**
 * A route that programs ask for tokens: no session, no cookie and no origin counts, only what the body shows. Errors have
 * OAuth's form (RFC 6749, 5.2).
 */
export function oauthRoute<S extends z.ZodType>(
  path: string,
  definition: OAuthRoute<S>,
): (request: Request) => Promise<Response> {
  const route = `POST ${path}`;
  return (request) =>
    observed(route, () =>
      withDeadline(async () => {
        const requestId = requestIdOf(request.headers);
        const leave = enterConcurrencyLimit();
        if (!leave) return oauthError(tooBusy, requestId);
        try {
          const { status, body } = await answer(definition, request);
          afterAnswerAnnounceJobs();
          return json(status, body, requestId);
        } catch (error) {
          return oauthError(describeError(error, { requestId, route }), requestId);
        } finally {
          leave();
        }
      }),
    );
}

/** Where the standard has a code for one field. */
const faultOfField = { grant_type: 'unsupported_grant_type', redirect_uris: 'invalid_redirect_uri' };

async function answer<S extends z.ZodType>(
  { limit, sends, input, run, fault }: OAuthRoute<S>,
  request: Request,
): Promise<Answer> {
  const state = await consumeRateLimit(limit, addressId(request.headers));
  if (!state.allowed) throw tooMany(state);
  const sent = sends === 'json' ? await readJson(request) : await readForm(request);
  const parsed = parseInput(input, sent);
  if (parsed.ok) return run(parsed.data);
  const said = parsed.errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join(' ');
  const own = Object.entries(faultOfField).find(([field]) =>
    parsed.errors.some(({ path }) => path.split('.')[0] === field),
  );
  return refusal(own?.[1] ?? fault, said);
}

export const refusal = (error: string, description: string): Answer => ({
  status: 400,
  body: { error, error_description: inAscii(description) },
});

async function readForm(request: Request): Promise<Record<string, string>> {
  const type = request.headers.get('content-type') ?? '';
  const text = await readText(request);
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type))
    throw new AppError('malformed', 'Please send a form: Content-Type application/x-www-form-urlencoded.');
  const form = new URLSearchParams(text);
  const names = [...form.keys()];
  if (new Set(names).size < names.length) throw new AppError('malformed', 'Please send each field once.');
  return Object.fromEntries(form);
}

function oauthError({ code, message, retryAfterSeconds }: Described, requestId: string): Response {
  const { status } = problemResponse({ code, message }, requestId);
  const error =
    status >= 500 ? 'server_error' : code === 'rate_limited' ? 'temporarily_unavailable' : 'invalid_request';
  const response = json(status, { error, error_description: inAscii(message) }, requestId);
  if (retryAfterSeconds !== undefined)
    response.headers.set('Retry-After', String(Math.max(1, Math.ceil(retryAfterSeconds))));
  return response;
}

/** The standard allows nothing else in a description. */
const inAscii = (text: string) =>
  text
    .replace(/[’‘]/g, "'")
    .replace(/[“”"]/g, "'")
    .replace(/\\/g, '/')
    .replace(/[^\x20-\x7e]/g, '?');

function json(status: number, body: object | null, requestId: string): Response {
  return new Response(body && JSON.stringify(body), {
    status,
    headers: {
      ...(body ? { 'Content-Type': 'application/json' } : {}),
      'Cache-Control': 'no-store',
      'X-Request-Id': requestId,
    },
  });
}
