import { readText } from '@/lib/http/request/request-body';
import { verifyDelivery } from '@/lib/integrations/qstash/verify-delivery';
import { noteRefusal } from '@/lib/usecases/webhooks/refusals';
import { machineRoute } from './machine-route';

/** A route that QStash delivers jobs to. It always refuses a delivery that QStash has not signed. */
export function jobRoute(route: string, handle: (jobId: string) => Promise<Response>) {
  return machineRoute(route, async (request: Request) => {
    const delivery = await verifyDelivery(request, await readText(request));
    if (delivery) return handle(delivery.jobId);
    noteRefusal('qstash', request.headers.has('upstash-signature') ? 'wrong' : 'unsigned');
    return Response.json({ outcome: 'unsigned' }, { status: 401 });
  });
}
