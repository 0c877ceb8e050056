import { hasSecret, mayReadOperations } from '@/lib/http/auth/operations-access';
import { readReadiness } from '@/lib/usecases/platform/readiness';

/**
 * Readiness: 503 only while nothing can be served, which is while the database is away or not migrated. What a vendor's
 * absence costs is `degraded`, and only an operator is told which.
 */
export async function GET(request: Request): Promise<Response> {
  const found = await readReadiness();
  const unavailable = found.status === 'unavailable';
  // A session can't be looked up while the database is away: then only a secret opens the details.
  const detailed = unavailable ? hasSecret(request) : await mayReadOperations(request);
  return Response.json(detailed ? found : { status: found.status }, {
    status: unavailable ? 503 : 200,
    headers: { 'cache-control': 'no-store', ...(unavailable ? { 'retry-after': '5' } : {}) },
  });
}
