import { describeError } from '@/lib/http/request/describe-error';
import { observed } from '@/lib/http/request/observe';
import { problemResponse } from '@/lib/http/request/problem';
import { requestIdOf } from '@/lib/http/request/request-id';
import { span } from '@/lib/telemetry/trace';

/** A route that machines call (webhooks, job deliveries, crons). Thrown errors are logged and answered as problems. */
export function machineRoute<Context>(
  route: string,
  handle: (request: Request, context: Context) => Promise<Response>,
): (request: Request, context: Context) => Promise<Response> {
  const answer = async (request: Request, context: Context): Promise<Response> => {
    const requestId = requestIdOf(request.headers);
    try {
      const response = await span('use case', route, () => handle(request, context));
      response.headers.set('x-request-id', requestId);
      response.headers.set('cache-control', 'no-store');
      return response;
    } catch (error) {
      return problemResponse(describeError(error, { requestId, route }), requestId);
    }
  };
  return (request, context) => observed(`${request.method} ${route}`, () => answer(request, context));
}
