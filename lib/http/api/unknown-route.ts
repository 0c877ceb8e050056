import { problemResponse } from '@/lib/http/request/problem';
import { requestIdOf } from '@/lib/http/request/request-id';
import { corsHeaders } from './cors';

/** Answers unknown addresses beneath the API with a 404 problem, instead of the site's page. */
export function unknownRoute(request: Request): Response {
  return problemResponse(
    { code: 'not_found', message: 'There is nothing at this address.' },
    requestIdOf(request.headers),
    corsHeaders(request),
  );
}
