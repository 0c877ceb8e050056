import { verifyDelivery } from '@/lib/integrations/qstash/verifyDelivery';
import { machineRoute } from './machineRoute';
import { readText } from './requestBody';

/** A route that QStash delivers a job to: only a delivery that it signed comes through, always. */
export function jobRoute(route: string, handle: (jobId: string) => Promise<Response>) {
  return machineRoute(route, async (request: Request) => {
    const delivery = await verifyDelivery(request, await readText(request));
    return delivery ? handle(delivery.jobId) : Response.json({ outcome: 'unsigned' }, { status: 401 });
  });
}
