import { machineRoute } from '@/lib/http/machines/machine-route';
import { afterAnswer } from '@/lib/http/request/after-response';
import { readText } from '@/lib/http/request/request-body';
import { announceJobs } from '@/lib/usecases/outbox/publish';
import { receiveStripeEvent } from '@/lib/usecases/webhooks/receive-stripe';

/** Verifies, stores and acknowledges; the job is published to QStash after the answer. */
export const POST = machineRoute('/api/webhooks/stripe', async (request) => {
  const receipt = await receiveStripeEvent(await readText(request), request.headers.get('stripe-signature'));
  if (receipt.outcome === 'forged') return Response.json({ received: false }, { status: 400 });
  if (receipt.outcome === 'stored') afterAnswer(() => announceJobs([receipt.job]));
  return Response.json({ received: true, duplicate: receipt.outcome === 'duplicate' });
});
