import { poolState } from '@/lib/data/connection/health';
import { readQueueHealth } from '@/lib/data/outbox/queue-health';
import { cache } from '@/lib/integrations/redis/cache';
import { vendorStates } from '@/lib/integrations/resilience';
import { metricsText, type Reading } from '@/lib/telemetry/metrics';

const stateNumber = { CLOSED: 0, HALF_OPEN: 1, OPEN: 2 } as const;

/** The metrics for Prometheus: counters of this instance, and the queue that all instances share. */
export async function readMetrics(): Promise<{ text: string; contentType: string }> {
  return metricsText([...(await queue()), ...cached(), ...vendors(), ...pool()]);
}

async function queue(): Promise<Reading[]> {
  // The counters are served even while the database is away.
  const found = await readQueueHealth().catch(() => null);
  if (!found) return [];
  const depth = (state: string, value: number) => ({
    name: 'mais_queue_jobs',
    help: 'Jobs by state, over all instances.',
    labels: { state },
    value,
  });
  return [
    depth('ready', found.ready),
    depth('scheduled', found.scheduled),
    depth('running', found.running),
    depth('dead', found.dead),
    {
      name: 'mais_queue_oldest_seconds',
      help: 'How long the oldest due job has been waiting.',
      value: found.oldestSeconds,
    },
    {
      name: 'mais_inbox_waiting_events',
      help: 'Events of vendors that are stored and not handled yet.',
      value: found.waitingEvents,
    },
    {
      name: 'mais_webhook_suspicious',
      help: 'Signed events put aside because they name what is ours and are not about it.',
      value: found.suspiciousEvents,
    },
    ...Object.entries(found.refusedByVendor).map(([vendor, value]) => ({
      name: 'mais_webhook_refused',
      help: 'Deliveries of the last 24 hours that were not signed as they should be, over all instances.',
      labels: { vendor },
      value,
    })),
  ];
}

function cached(): Reading[] {
  return Object.entries(cache.getStats()).map(([what, value]) => ({
    name: 'mais_cache_events',
    help: 'What the cache of catalogues has done since this instance started.',
    labels: { what },
    value,
  }));
}

function vendors(): Reading[] {
  return Object.entries(vendorStates()).flatMap(([vendor, { state, running, waiting }]) => [
    {
      name: 'mais_breaker_state',
      help: '0 closed, 1 half open, 2 open.',
      labels: { vendor },
      value: stateNumber[state],
    },
    { name: 'mais_vendor_running', help: 'Calls under way.', labels: { vendor }, value: running },
    { name: 'mais_vendor_waiting', help: 'Calls that wait for a slot.', labels: { vendor }, value: waiting },
  ]);
}

function pool(): Reading[] {
  return Object.entries(poolState()).map(([what, value]) => ({
    name: 'mais_pool_connections',
    help: 'Connections to the database, and callers that wait for one.',
    labels: { what },
    value,
  }));
}
