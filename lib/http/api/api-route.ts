import type { z } from 'zod';
import { withDeadline } from '@/lib/data/connection/deadline';
import { AppError, type FieldError } from '@/lib/domain/errors';
import { parseInput } from '@/lib/domain/parse-input';
import { enterConcurrencyLimit, tooBusy } from '@/lib/http/limits/admission';
import { type Bucket, consumeRateLimit, limitHeaders, tooMany } from '@/lib/http/limits/rate-limits';
import { addressId } from '@/lib/http/limits/visitor';
import { afterAnswerAnnounceJobs } from '@/lib/http/request/after-response';
import { describeError, describeRefusal, isRefusal } from '@/lib/http/request/describe-error';
import { type Facts, observed } from '@/lib/http/request/observe';
import { problemResponse } from '@/lib/http/request/problem';
import { readJson } from '@/lib/http/request/request-body';
import { requestIdOf } from '@/lib/http/request/request-id';
import { span } from '@/lib/telemetry/trace';
import { type ApiCaller, authenticateKey } from './api-key';
import { corsHeaders } from './cors';
import { type IdempotentRun, requestHash, runIdempotently } from './idempotency';
import type { RouteDefinition, Shape } from './route-definition';

export type DefinedRoute = {
  (request: Request, context: { params: Promise<unknown> }): Promise<Response>;
  definition: RouteDefinition;
};

/**
 * Makes a route handler of app/api/v1: key, limits, parsing (unknown fields refused), idempotency, errors and the
 * headers that every answer carries.
 */
export function defineRoute<
  Response_ extends z.ZodType,
  Params extends Shape = undefined,
  Query extends Shape = undefined,
  Body extends Shape = undefined,
>(definition: RouteDefinition<Params, Query, Body, Response_>): DefinedRoute {
  const generic = definition as unknown as RouteDefinition;
  const route = (request: Request, context: { params: Promise<unknown> }) =>
    observed(`${generic.method} ${generic.path}`, (facts) =>
      withDeadline(() => answer(generic, request, context, facts)),
    );
  return Object.assign(route, { definition: generic });
}

async function answer(
  definition: RouteDefinition,
  request: Request,
  context: { params: Promise<unknown> },
  facts: Facts,
): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  const headers: Record<string, string> = { ...corsHeaders(request) };
  const leave = enterConcurrencyLimit();
  if (!leave) return problemResponse(tooBusy, requestId, headers);
  try {
    const { caller, visitor } = await admit(definition, request, headers);
    facts.tenantId = caller.ctx.tenantId;
    const { status, body, replayed } = await run(definition, request, context, caller, visitor, requestId);
    if (definition.method === 'POST') afterAnswerAnnounceJobs();
    if (isRefusal(body)) return problemResponse(describeRefusal(body), requestId, headers);
    return new Response(JSON.stringify(body), {
      status,
      headers: {
        ...headers,
        ...(replayed ? { 'Idempotency-Replayed': 'true' } : {}),
        'Content-Type': 'application/json',
        'Cache-Control': 'no-store',
        'X-Request-Id': requestId,
      },
    });
  } catch (error) {
    const route = `${definition.method} ${definition.path}`;
    return problemResponse(describeError(error, { requestId, route, ...facts }), requestId, headers);
  } finally {
    leave();
  }
}

/**
 * Authenticates the key and enforces the rate limits, whose headers it adds for whatever answer follows. Secret keys
 * belong to servers, so per-visitor limits don't apply to them.
 */
async function admit(
  definition: RouteDefinition,
  request: Request,
  headers: Record<string, string>,
): Promise<{ caller: ApiCaller; visitor: string | null }> {
  let caller: ApiCaller;
  try {
    caller = await authenticateKey(request.headers);
  } catch (error) {
    // Guessing keys is limited as well; an unavailable database is not a guess.
    if (error instanceof AppError && error.code === 'unauthenticated') {
      await take('public', addressId(request.headers), headers);
    }
    throw error;
  }
  if (caller.kind === 'SECRET') {
    await take('apiKey', caller.keyId, headers);
    if (definition.limitedAs === 'upload') await take('upload', caller.keyId, headers);
    return { caller, visitor: null };
  }
  const visitor = addressId(request.headers);
  await take('public', visitor, headers);
  if (definition.key === 'sk') {
    throw new AppError('forbidden', 'This call needs a secret key (sk_…), from a server.');
  }
  // A secret key speaks for the business itself; a publishable one for strangers, to whom a draft is closed.
  if (!caller.isLive) {
    throw new AppError(
      'not_live',
      'This business isn’t open yet. Its owner goes live in the office; until then only a secret key works.',
    );
  }
  if (definition.limitedAs) await take(definition.limitedAs, `${caller.ctx.tenantId}:${visitor}`, headers);
  return { caller, visitor };
}

async function take(bucket: Bucket, key: string, headers: Record<string, string>): Promise<void> {
  const state = await consumeRateLimit(bucket, key);
  Object.assign(headers, limitHeaders(bucket, state));
  if (!state.allowed) throw tooMany(state);
}

async function run(
  definition: RouteDefinition,
  request: Request,
  context: { params: Promise<unknown> },
  caller: ApiCaller,
  visitor: string | null,
  requestId: string,
): Promise<{ status: number; body: unknown; replayed: boolean }> {
  const { params, query, body } = await parse(definition, request, context);
  const { ctx, kind: keyKind } = caller;
  const handle = (idempotency: IdempotentRun | null) =>
    span('use case', `${definition.method} ${definition.path}`, () =>
      definition.handler({ ctx, params, query, body, keyKind, visitor, idempotency, requestId }),
    );
  const status = definition.status ?? 200;

  const key = definition.idempotency ? idempotencyKey(request) : null;
  if (!definition.idempotency || key === null) return { status, body: await handle(null), replayed: false };

  const { pathname } = new URL(request.url);
  const hash = requestHash(request.method, pathname, body);
  const outcome = await runIdempotently(
    ctx,
    {
      scope: {
        owner: visitor === null ? caller.keyId : `${caller.keyId} ${visitor}`,
        call: `${definition.method} ${definition.path}`,
      },
      key,
      requestHash: hash,
      marks: definition.idempotency,
      status,
    },
    handle,
  );
  return outcome.replayed ? outcome : { status, body: outcome.outcome, replayed: false };
}

function idempotencyKey(request: Request): string | null {
  const key = request.headers.get('idempotency-key');
  if (key === null) return null;
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) {
    throw new AppError('validation_failed', 'Some fields need another look.', {
      errors: [{ path: 'Idempotency-Key', message: 'Please use 1 to 255 plain characters.' }],
    });
  }
  return key;
}

async function parse(definition: RouteDefinition, request: Request, context: { params: Promise<unknown> }) {
  const sent = definition.body ? await readJson(request) : undefined;
  const errors: FieldError[] = [];
  const read = (schema: Shape, value: () => unknown): Record<string, never> => {
    if (!schema) return {};
    const parsed = parseInput(strict(schema), value());
    if (parsed.ok) return parsed.data as Record<string, never>;
    errors.push(...parsed.errors);
    return {};
  };
  const params = readParams(definition.params, await context.params);
  const query = read(definition.query, () => queryOf(new URL(request.url).searchParams));
  const body = read(definition.body, () => sent);
  if (errors.length > 0) {
    throw new AppError('validation_failed', 'Some fields need another look.', { errors });
  }
  return { params, query, body };
}

/** Schemas that refuse unknown fields, cached: zod compiles each new schema at its first use. */
const strictOnes = new WeakMap<NonNullable<Shape>, NonNullable<Shape>>();

function strict(schema: NonNullable<Shape>): NonNullable<Shape> {
  const known = strictOnes.get(schema);
  if (known) return known;
  const made = schema.strict();
  strictOnes.set(schema, made);
  return made;
}

// Path parameters: a value that can't be an id of ours is a 404, not a validation error.
function readParams(schema: Shape, value: unknown): Record<string, never> {
  if (!schema) return {};
  const parsed = parseInput(schema, value);
  if (!parsed.ok) throw new AppError('not_found', 'There is nothing at this address.');
  return parsed.data as Record<string, never>;
}

// A parameter given twice becomes a list, which only a schema that expects one accepts.
function queryOf(search: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(search.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = search.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}
