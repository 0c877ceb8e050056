import type { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Refusal } from '@/lib/domain/errors';
import type { IdempotentRun } from './idempotency';

export type Shape = z.ZodObject | undefined;
type Output<S extends Shape> = S extends z.ZodObject ? z.output<S> : Record<string, never>;

export type ApiCall<Params extends Shape, Query extends Shape, Body extends Shape> = {
  ctx: TenantContext;
  params: Output<Params>;
  query: Output<Query>;
  body: Output<Body>;
  keyKind: 'PUBLISHABLE' | 'SECRET';
  /** The visitor whose live holds are limited; null with a secret key, which speaks for many people. */
  visitor: string | null;
  /** Null when no Idempotency-Key was sent, or the route takes none. */
  idempotency: IdempotentRun | null;
  requestId: string;
};

/** One call of the public API: what runs, and what the OpenAPI document says about it, from the same schemas. */
export type RouteDefinition<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends Shape = Shape,
  Response extends z.ZodType = z.ZodType,
> = {
  method: 'GET' | 'POST';
  /** Beneath /api/v1, in OpenAPI's spelling: `/packages/{slug}`. */
  path: `/${string}`;
  /** `pk`: with either kind of key. `sk`: with a secret key only. */
  key: 'pk' | 'sk';
  summary: string;
  description?: string;
  params?: Params;
  query?: Query;
  body?: Body;
  response: Response;
  /** Of a success; 200 unless said otherwise. */
  status?: 200 | 201;
  /** Takes an Idempotency-Key; who writes its row, see runIdempotently. */
  idempotency?: 'before' | 'inTransaction';
  /** Counted in this limit too: `booking` when called with a publishable key, `upload` with a secret one. */
  limitedAs?: 'booking' | 'upload';
  /** Answers the body, or a refusal. */
  handler: (call: ApiCall<Params, Query, Body>) => Promise<z.input<Response> | Refusal>;
};
