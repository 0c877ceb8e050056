import { countAnswer } from '@/lib/telemetry/metrics';
import { log } from './log';

/** What is learned on the way and told in the log line. */
export type Facts = { tenantId?: string };

/**
 * Counts and logs one answer of a route, which is named by its pattern (`POST /bookings`). What changes something has
 * its line at `info`, what only reads at `debug`.
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
    ...facts,
    route,
    status: response.status,
    ms: Math.round(ms),
  };
  if (route.startsWith('GET ')) log().debug(line, 'answered');
  else log().info(line, 'answered');
  return response;
}
