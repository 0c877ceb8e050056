import { problemResponse } from '@/lib/http/request/problem';
import { requestIdOf } from '@/lib/http/request/request-id';
import { corsHeaders } from './cors';

/** For addresses beneath the API where nothing is: a problem like every other, instead of the site's page. */
export function unknownRoute(request: Request): Response {
  return problemResponse(
    { code: 'not_found', message: 'There is nothing at this address.' },
    requestIdOf(request.headers),
    corsHeaders(request),
  );
}
