import { z } from 'zod';
import { type Caller, callGoogle } from './call';

const entry = z.object({
  id: z.string(),
  summary: z.string().default(''),
  primary: z.boolean().default(false),
  accessRole: z.string(),
});
export type GoogleCalendar = { id: string; name: string; isPrimary: boolean; mayWrite: boolean };

/** The calendars of an account, its own first. */
export async function listCalendars(caller: Caller): Promise<GoogleCalendar[]> {
  const found = z
    .object({ items: z.array(entry).default([]) })
    .parse(await callGoogle(caller, '/users/me/calendarList', { query: { maxResults: '250' } }));
  return found.items
    .map(({ id, summary, primary, accessRole }) => ({
      id,
      name: summary || id,
      isPrimary: primary,
      mayWrite: accessRole === 'owner' || accessRole === 'writer',
    }))
    .sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary) || a.name.localeCompare(b.name));
}

const moment = z.union([z.object({ dateTime: z.string() }), z.object({ date: z.string() })]);
const event = z.object({
  id: z.string(),
  /** What was deleted there comes as `cancelled`. */
  status: z
    .string()
    .default('confirmed')
    .transform((status) => (status === 'cancelled' ? 'gone' : status)),
  etag: z.string().default(''),
  summary: z.string().default(''),
  start: moment.optional(),
  end: moment.optional(),
  transparency: z.string().optional(),
  eventType: z.string().optional(),
  updated: z.string().optional(),
  extendedProperties: z.object({ private: z.record(z.string(), z.string()).optional() }).optional(),
  attendees: z
    .array(z.object({ self: z.boolean().optional(), responseStatus: z.string().optional() }))
    .optional(),
});
export type GoogleEvent = z.output<typeof event>;

const page = z.object({
  items: z.array(event).default([]),
  nextPageToken: z.string().optional(),
  nextSyncToken: z.string().optional(),
});

/** More pages than any calendar of a year has. */
const MOST_PAGES = 40;

/**
 * All events of a window, or (with a sync token) those that have changed since, gone ones too; and the token for the next
 * time. Repeating events come as their instances. @throws GoogleRefused `gone` when the token is no longer known
 */
export async function listEvents(
  caller: Caller,
  calendarId: string,
  of: { from: number; to: number } | { syncToken: string },
): Promise<{ events: GoogleEvent[]; syncToken: string | null }> {
  const asked: Record<string, string> =
    'syncToken' in of
      ? { syncToken: of.syncToken }
      : { timeMin: new Date(of.from).toISOString(), timeMax: new Date(of.to).toISOString() };
  const events: GoogleEvent[] = [];
  let pageToken: string | undefined;
  for (let turn = 0; turn < MOST_PAGES; turn += 1) {
    const query = { ...asked, singleEvents: 'true', maxResults: '1000', ...(pageToken ? { pageToken } : {}) };
    const found = page.parse(await callGoogle(caller, `${eventsOf(calendarId)}`, { query }));
    events.push(...found.items);
    pageToken = found.nextPageToken;
    if (!pageToken) return { events, syncToken: found.nextSyncToken ?? null };
  }
  return { events, syncToken: null };
}

const eventsOf = (calendarId: string) => `/calendars/${encodeURIComponent(calendarId)}/events`;

const channel = z.object({ resourceId: z.string(), expiration: z.coerce.number() });

/** Asks to be told of changes; what changed, the list says. */
export async function watchEvents(
  caller: Caller,
  calendarId: string,
  told: { id: string; address: string; token: string; until: number },
): Promise<{ resourceId: string; until: number }> {
  const body = { ...told, type: 'web_hook', expiration: told.until, until: undefined };
  const made = channel.parse(
    await callGoogle(caller, `${eventsOf(calendarId)}/watch`, { method: 'POST', body }),
  );
  return { resourceId: made.resourceId, until: made.expiration };
}

export async function stopWatching(caller: Caller, told: { id: string; resourceId: string }): Promise<void> {
  await callGoogle(caller, '/channels/stop', { method: 'POST', body: told });
}
