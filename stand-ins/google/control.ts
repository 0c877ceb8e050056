import { z } from 'zod';
import type { CloudRequest } from '../http';
import type { Parts } from '../parts';
import { changed, notify } from './channels';
import { has, insert, parseBody, patch, remove } from './events';

const where = z.object({ email: z.string(), calendar: z.string().default('primary') });

/** What a test does as a person in Google Calendar, and as Google itself. */
export const googleActs: Record<string, (parts: Parts, body: unknown, request: CloudRequest) => unknown> = {
  'POST /google/event': ({ google }, body) => {
    const { email, calendar, event } = where
      .extend({ event: z.looseObject({ id: z.string().optional() }) })
      .parse(body);
    const found = google.calendar(email, calendar);
    const { id, ...rest } = event;
    const kept =
      id !== undefined && has(found, id)
        ? patch(google, found, id, parseBody(rest), undefined)
        : insert(google, found, parseBody(event));
    changed(google, email, found.id);
    return kept;
  },
  'POST /google/delete': ({ google }, body) => {
    const { email, calendar, id } = where.extend({ id: z.string() }).parse(body);
    const found = google.calendar(email, calendar);
    remove(google, found, id, undefined);
    changed(google, email, found.id);
    return {};
  },
  'GET /google/events': ({ google }, _, { query }) => [
    ...google.calendar(query.get('email') ?? '', query.get('calendar') ?? 'primary').events.values(),
  ],
  'POST /google/revoke': ({ google }, body) =>
    google.revoke(z.object({ email: z.string() }).parse(body).email),
  'POST /google/config': ({ google }, body) => {
    const { forgetTokens, ...given } = z
      .object({
        pushes: z.boolean().optional(),
        refusesRefresh: z.boolean().optional(),
        forgetTokens: z.boolean().optional(),
      })
      .parse(body);
    Object.assign(google, given);
    for (const { calendars } of google.accounts.values())
      for (const calendar of calendars.values()) if (forgetTokens) calendar.forgotten = calendar.change + 1;
    return {};
  },
  'GET /google/channels': ({ google }) => [...google.channels.values()],
  'POST /google/notify': async ({ google }, body) => {
    const { id, times } = z.object({ id: z.string(), times: z.int().default(1) }).parse(body);
    const channel = google.channels.get(id);
    if (!channel) return [];
    const told = Array.from({ length: times }, () => {
      channel.sent += 1;
      return notify(channel, 'exists');
    });
    return (await Promise.all(told)).map(({ status }) => status);
  },
};
