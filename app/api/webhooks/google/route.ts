import { machineRoute } from '@/lib/http/machines/machine-route';
import { afterAnswer } from '@/lib/http/request/after-response';
import { announceJobs } from '@/lib/usecases/outbox/publish';
import { receiveGoogleNotice } from '@/lib/usecases/webhooks/receive-google';

/** Google says that something in a calendar has changed: all of it stands in the headers. */
export const POST = machineRoute('/api/webhooks/google', async ({ headers }) => {
  const received = await receiveGoogleNotice({
    channelId: headers.get('x-goog-channel-id') ?? '',
    token: headers.get('x-goog-channel-token') ?? '',
    state: headers.get('x-goog-resource-state') ?? '',
  });
  if (received.outcome === 'forged') return Response.json({ received: false }, { status: 404 });
  if (received.outcome === 'owed') afterAnswer(() => announceJobs([received.job]));
  return Response.json({ received: true });
});
