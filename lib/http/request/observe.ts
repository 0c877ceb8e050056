import { countAnswer } from '@/lib/telemetry/metrics';
import { log } from './log';

/** What the handler learns and the log line reports. */
export type Facts = {
  tenantId?: string;
  /** Where the method doesn't say it: whether nothing was changed. */
  isRead?: boolean;
};

/**
 * Counts and logs one answer of a route, which is named by its pattern (`POST /bookings`). Writes log at `info`,
 * reads at `debug`.
 */
export async function observed(
  route: string,
  answer: (facts: Facts) => Promise<Response>,
): Promise<Response> {
  const started = performance.now();
  const facts: Facts = {};
  const response = await answer(facts);
  const ms = performance.now() - started;
  countAnswer(route, response.status, ms / 1000);
  const line = {
    requestId: response.headers.get('x-request-id'),
    ...(facts.tenantId === undefined ? {} : { tenantId: facts.tenantId }),
    route,
    status: response.status,
    ms: Math.round(ms),
  };
  if (facts.isRead ?? route.startsWith('GET ')) log().debug(line, 'answered');
  else log().info(line, 'answered');
  return response;
}
