import { AppError } from '@/lib/domain/errors';
import { mayReadOperations } from '@/lib/http/auth/operations-access';
import { machineRoute } from '@/lib/http/machines/machine-route';
import { readMetrics } from '@/lib/usecases/platform/metrics';

/**
 * Metrics in Prometheus' text format, for an operator's session or a scraper's bearer token; a 404 for anybody else.
 */
export const GET = machineRoute('/api/metrics', async (request) => {
  if (!(await mayReadOperations(request)))
    throw new AppError('not_found', 'There is nothing at this address.');
  const { text, contentType } = await readMetrics();
  return new Response(text, { headers: { 'content-type': contentType } });
});
