import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { type ErrorCode, errorStatus } from '@/lib/domain/errors';
import { env } from '@/lib/env';
import type { DefinedRoute } from './api-route';
import type { RouteDefinition } from './route-definition';

const codes = Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]];

const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(codes),
    detail: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457. What went wrong; `code` is for programs, `detail` for people.',
  });

const replayed = z.object({ 'Idempotency-Replayed': z.literal('true').optional() });

/** The OpenAPI 3.1 document of the given routes, generated from the schemas that they parse with. */
export function openApiDocument(routes: DefinedRoute[]) {
  const paths: ZodOpenApiPathsObject = {};
  for (const { definition } of routes) {
    const method = definition.method === 'GET' ? 'get' : 'post';
    paths[definition.path] = { ...paths[definition.path], [method]: operationObject(definition) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'MAIS',
      version: '1',
      description:
        'Money is in integer minor units with a currency, instants are RFC 3339 in UTC, local dates are YYYY-MM-DD in the business’s zone.',
    },
    servers: [{ url: `${env.APP_URL}/api/v1` }],
    paths,
    components: {
      securitySchemes: {
        publishableKey: {
          type: 'apiKey',
          in: 'header',
          name: 'X-Tenant-Key',
          description: 'pk_…, safe in a browser.',
        },
        secretKey: { type: 'http', scheme: 'bearer', description: 'sk_…, server to server.' },
      },
    },
  });
}

function operationObject(definition: RouteDefinition): ZodOpenApiOperationObject {
  const { summary, description, key, params, query, body, response, idempotency } = definition;
  const header = idempotency
    ? z.object({
        'Idempotency-Key': z.string().min(1).max(255).optional().meta({
          description: 'The same key and body gets the first answer again, for 24 hours.',
        }),
      })
    : undefined;
  return {
    operationId: operationId(definition),
    summary,
    ...(description ? { description } : {}),
    security: key === 'pk' ? [{ publishableKey: [] }, { secretKey: [] }] : [{ secretKey: [] }],
    requestParams: {
      ...(params ? { path: params } : {}),
      ...(query ? { query } : {}),
      ...(header ? { header } : {}),
    },
    ...(body
      ? { requestBody: { required: true, content: { 'application/json': { schema: body.strict() } } } }
      : {}),
    responses: {
      [String(definition.status ?? 200) as '200']: {
        description: 'Success',
        ...(idempotency ? { headers: replayed } : {}),
        content: { 'application/json': { schema: response } },
      },
      default: { description: 'A problem', content: { 'application/problem+json': { schema: Problem } } },
    },
  };
}

// GET /packages/{slug} → get_packages_slug
function operationId({ method, path }: RouteDefinition): string {
  return `${method.toLowerCase()}${path.replace(/[{}]/g, '').replace(/[^A-Za-z0-9]+/g, '_')}`;
}
