import { describeError } from '@/lib/http/request/describe-error';
import { observed } from '@/lib/http/request/observe';
import { problemResponse } from '@/lib/http/request/problem';
import { requestIdOf } from '@/lib/http/request/request-id';

/** A route that moves a file's bytes. Counted and logged by its pattern: the address may be a key to a private file. */
export function fileRoute<Params>(
  route: string,
  handle: (request: Request, params: Params) => Promise<Response>,
): (request: Request, context: { params: Promise<Params> }) => Promise<Response> {
  const answer = async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    const requestId = requestIdOf(request.headers);
    try {
      const response = await handle(request, await context.params);
      response.headers.set('x-request-id', requestId);
      return response;
    } catch (error) {
      return problemResponse(describeError(error, { requestId, route }), requestId);
    }
  };
  return (request, context) => observed(`${request.method} ${route}`, () => answer(request, context));
}
