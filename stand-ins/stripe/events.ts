import { newId } from '../ids';
import type { StripeCloud } from './cloud';
import type { EventObject } from './objects';
import { platform } from './table';

const apiVersion = '2026-10-28.endive';

/** Records an event for /v1/events and sends it to the app, with a snapshot of the object. */
export function emit(
  cloud: StripeCloud,
  scope: string,
  type: string,
  object: { id: string; object: string },
  previous?: Record<string, unknown>,
): EventObject {
  const event: EventObject = {
    id: newId('evt'),
    object: 'event',
    ...(scope === platform ? {} : { account: scope }),
    api_version: apiVersion,
    created: cloud.clock.seconds(),
    data: { object: structuredClone(object), ...(previous ? { previous_attributes: previous } : {}) },
    livemode: false,
    pending_webhooks: 1,
    request: { id: newId('req', 14), idempotency_key: null },
    type,
  };
  cloud.tables.events.add(scope, event);
  cloud.webhooks.queue(event);
  cloud.touch();
  return event;
}
