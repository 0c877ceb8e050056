import { problemResponse } from '@/lib/http/request/problem';
import { requestIdOf } from '@/lib/http/request/request-id';
import { corsHeaders, preflight } from './cors';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Method = (typeof methods)[number];
type Answered<Known extends Method> = Known | (Known extends 'GET' ? 'HEAD' : never);
type Handler = (request: Request) => Response;

/**
 * Exports of an API route beside its own methods: the preflight, and 405 as a problem for all others, because the
 * framework's own 405 has neither a body nor a request id. (HEAD comes with GET.)
 */
export function otherMethods<Known extends Method>(
  ...known: Known[]
): Record<Exclude<Method, Answered<Known>> | 'OPTIONS', Handler> {
  const allowed: string[] = [
    ...known,
    ...(known.some((method) => method === 'GET') ? ['HEAD'] : []),
    'OPTIONS',
  ];
  const refuseMethod: Handler = (request) =>
    problemResponse(
      { code: 'method_not_allowed', message: `This address answers ${allowed.join(', ')}.` },
      requestIdOf(request.headers),
      { ...corsHeaders(request), Allow: allowed.join(', ') },
    );
  const others = methods
    .filter((method) => !allowed.includes(method))
    .map((method) => [method, refuseMethod]);
  return { ...Object.fromEntries(others), OPTIONS: preflight };
}
