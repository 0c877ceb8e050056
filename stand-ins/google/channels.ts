import { z } from 'zod';
import { limitedFetch } from '../../lib/limited-fetch';
import { GoogleRefusal } from './refusal';
import type { Channel, GoogleState } from './state';

const weekMs = 7 * 24 * 3_600_000;

const wanted = z.object({
  id: z.string().regex(/^[\w+/=-]{1,64}$/),
  type: z.literal('web_hook'),
  address: z.url(),
  token: z.string().max(256).optional(),
  expiration: z.coerce.number().optional(),
  params: z.object({ ttl: z.coerce.number() }).optional(),
});

/** POST …/events/watch: from now on a change is told to the address, until the channel ends. */
export function watch(cloud: GoogleState, email: string, calendarId: string, sent: unknown): object {
  const parsed = wanted.safeParse(sent);
  if (!parsed.success) throw new GoogleRefusal(400, 'invalid', z.prettifyError(parsed.error));
  const { id, address, token = '', expiration } = parsed.data;
  if (cloud.channels.has(id))
    throw new GoogleRefusal(400, 'channelIdNotUnique', `Channel id ${id} not unique`);
  // Google tells https addresses only; of this machine it would tell none.
  if (!address.startsWith('https://') && !address.startsWith(cloud.settings.appUrl))
    throw new GoogleRefusal(401, 'push.webhookUrlNotHttps', `WebHook callback must be HTTPS: ${address}`);
  const now = cloud.clock.now();
  const until = Math.min(expiration ?? now + weekMs, now + weekMs);
  const channel = {
    id,
    resourceId: `r${id.replaceAll(/\W/g, '').slice(0, 24)}`,
    email,
    calendarId,
    address,
    token,
    until,
    sent: 0,
  };
  cloud.channels.set(id, channel);
  cloud.touch();
  void tell(cloud, channel, 'sync');
  const { resourceId } = channel;
  return {
    kind: 'api#channel',
    id,
    resourceId,
    resourceUri: `/calendars/${calendarId}/events`,
    token,
    expiration: String(until),
  };
}

export function stopChannel(cloud: GoogleState, sent: unknown): void {
  const { id, resourceId } = z.object({ id: z.string(), resourceId: z.string() }).parse(sent);
  const channel = cloud.channels.get(id);
  if (!channel || channel.resourceId !== resourceId)
    throw new GoogleRefusal(404, 'notFound', `Channel '${id}' not found for project.`);
  cloud.channels.delete(id);
  cloud.touch();
}

/** Tells every channel of a calendar that something has changed; what, it never says. */
export function changed(cloud: GoogleState, email: string, calendarId: string): void {
  for (const channel of cloud.channels.values()) {
    if (channel.email !== email || channel.calendarId !== calendarId) continue;
    if (channel.until <= cloud.clock.now()) cloud.channels.delete(channel.id);
    else if (cloud.pushes) void tell(cloud, channel, 'exists');
  }
}

async function tell(cloud: GoogleState, channel: Channel, state: 'sync' | 'exists'): Promise<void> {
  channel.sent += 1;
  await notify(channel, state).catch(() => {});
  cloud.touch();
}

/** One notification, as it stands in Google's description: all of it is in the headers. */
export function notify(channel: Channel, state: string): Promise<Response> {
  return limitedFetch(
    channel.address,
    {
      method: 'POST',
      headers: {
        'content-length': '0',
        'x-goog-channel-id': channel.id,
        'x-goog-message-number': String(channel.sent),
        'x-goog-resource-id': channel.resourceId,
        'x-goog-resource-state': state,
        'x-goog-resource-uri': `https://www.googleapis.com/calendar/v3/calendars/${channel.calendarId}/events`,
        'x-goog-channel-token': channel.token,
        'x-goog-channel-expiration': new Date(channel.until).toUTCString(),
      },
    },
    10_000,
  );
}
