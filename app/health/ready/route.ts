import { hasSecret, mayReadOperations } from '@/lib/http/auth/operations-access';
import { readReadiness } from '@/lib/usecases/platform/readiness';

/**
 * Readiness: 503 only while nothing can be served, that is while the database is away or not migrated. An unavailable
 * vendor makes it `degraded`; only an operator sees which one.
 */
export async function GET(request: Request): Promise<Response> {
  const found = await readReadiness();
  const unavailable = found.status === 'unavailable';
  // While the database is away no session can be looked up: then only a secret shows the details.
  const detailed = unavailable ? hasSecret(request) : await mayReadOperations(request);
  return Response.json(detailed ? found : { status: found.status }, {
    status: unavailable ? 503 : 200,
    headers: { 'cache-control': 'no-store', ...(unavailable ? { 'retry-after': '5' } : {}) },
  });
}
