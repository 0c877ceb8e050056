import type { z } from 'zod';
import { AppError, type Refusal } from '@/lib/domain/errors';
import { parseInput } from '@/lib/domain/parse-input';
import { requireFromVisitor } from '@/lib/http/limits/rate-limits';
import { describeError, describeRefusal, isRefusal } from '@/lib/http/request/describe-error';
import { observed } from '@/lib/http/request/observe';
import { problemResponse } from '@/lib/http/request/problem';
import { requestIdOf } from '@/lib/http/request/request-id';

/**
 * A route that one of our pages polls while it is open (a month of free days, whether a payment has arrived): GET,
 * rate-limited by visitor, never cached, errors as RFC 9457. Counted and logged by its pattern: the address may hold
 * the key of a customer's link.
 */
export function pageFeed<Params extends Record<string, string>, Query extends z.ZodType>(
  route: string,
  query: Query,
  handler: (params: Params, query: z.output<Query>) => Promise<object | Refusal>,
) {
  const answer = async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    const requestId = requestIdOf(request.headers);
    try {
      await requireFromVisitor('public', request.headers);
      const parsed = parseInput(query, Object.fromEntries(new URL(request.url).searchParams));
      if (!parsed.ok) {
        throw new AppError('validation_failed', 'Some of this needs another look.', {
          errors: parsed.errors,
        });
      }
      const body = await handler(await context.params, parsed.data);
      if (isRefusal(body)) return problemResponse(describeRefusal(body), requestId);
      return Response.json(body, { headers: { 'Cache-Control': 'no-store', 'X-Request-Id': requestId } });
    } catch (error) {
      return problemResponse(describeError(error, { requestId, route: `GET ${route}` }), requestId);
    }
  };
  return (request: Request, context: { params: Promise<Params> }): Promise<Response> =>
    observed(`GET ${route}`, () => answer(request, context));
}
