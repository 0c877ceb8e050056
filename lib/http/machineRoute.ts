import { describeError } from './describeError';
import { problemResponse } from './problem';
import { requestIdOf } from './requestId';

/** A route that machines call (webhooks, job deliveries, crons): what is thrown is logged and answered as a problem. */
export function machineRoute<Context>(
  route: string,
  handle: (request: Request, context: Context) => Promise<Response>,
): (request: Request, context: Context) => Promise<Response> {
  return async (request, context) => {
    const requestId = requestIdOf(request.headers);
    try {
      const response = await handle(request, context);
      response.headers.set('x-request-id', requestId);
      response.headers.set('cache-control', 'no-store');
      return response;
    } catch (error) {
      return problemResponse(describeError(error, { requestId, route }), requestId);
    }
  };
}
