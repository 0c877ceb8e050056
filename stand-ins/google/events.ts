import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { instancesOf, instant } from './recurrence';
import { GoogleRefusal } from './refusal';
import { parseRule } from './rule';
import type { GoogleCalendar, GoogleEvent, GoogleState } from './state';

const moment = z.union([
  z.strictObject({ date: z.iso.date() }),
  z.strictObject({ dateTime: z.iso.datetime({ offset: true }), timeZone: z.string().optional() }),
]);

/** What an event may be sent with; anything else is no field that the local cloud knows. */
const body = z.strictObject({
  id: z.string().optional(),
  status: z.enum(['confirmed', 'tentative', 'cancelled']).optional(),
  summary: z.string().optional(),
  description: z.string().max(8192).optional(),
  location: z.string().optional(),
  start: moment.optional(),
  end: moment.optional(),
  transparency: z.enum(['opaque', 'transparent']).optional(),
  recurrence: z.array(z.string()).max(5).optional(),
  eventType: z.enum(['default', 'workingLocation', 'outOfOffice', 'focusTime']).optional(),
  attendees: z
    .array(z.strictObject({ email: z.string(), self: z.boolean().optional(), responseStatus: z.string() }))
    .optional(),
  extendedProperties: z.strictObject({ private: z.record(z.string(), z.string()).optional() }).optional(),
  source: z.strictObject({ title: z.string(), url: z.string() }).optional(),
  sequence: z.int().optional(),
});
export type EventBody = z.infer<typeof body>;

export function parseBody(sent: unknown): EventBody {
  const parsed = body.safeParse(sent);
  if (!parsed.success) throw new GoogleRefusal(400, 'invalid', z.prettifyError(parsed.error));
  return parsed.data;
}

/** base32hex in lower case, 5 to 1024 of them: the ids that a client may choose. */
const ownId = /^[a-v0-9]{5,1024}$/;

export function insert(cloud: GoogleState, calendar: GoogleCalendar, sent: EventBody): GoogleEvent {
  mayWrite(calendar);
  if (!sent.start || !sent.end) throw new GoogleRefusal(400, 'required', 'Missing end time.');
  if (sent.id !== undefined && !ownId.test(sent.id))
    throw new GoogleRefusal(400, 'invalid', 'Invalid resource id value.');
  // A deleted event keeps its id: it may be brought back by a patch, never inserted again.
  if (sent.id !== undefined && calendar.events.has(sent.id))
    throw new GoogleRefusal(409, 'duplicate', 'The requested identifier already exists.');
  const now = new Date(cloud.clock.now()).toISOString();
  const event: GoogleEvent = {
    status: 'confirmed',
    ...sent,
    id: sent.id ?? randomBytes(13).toString('hex'),
    start: sent.start,
    end: sent.end,
    sequence: 0,
    etag: '',
    created: now,
    updated: now,
    change: 0,
  };
  return keep(cloud, calendar, event);
}

export function patch(
  cloud: GoogleState,
  calendar: GoogleCalendar,
  id: string,
  sent: EventBody,
  ifMatch: string | undefined,
): GoogleEvent {
  mayWrite(calendar);
  const present = find(calendar, id);
  if (ifMatch !== undefined && ifMatch !== present.etag)
    throw new GoogleRefusal(412, 'conditionNotMet', 'Precondition Failed');
  const { id: _, ...changes } = sent;
  const after = { ...present, ...changes };
  const moved = changes.start !== undefined || changes.end !== undefined;
  const sequence = sent.sequence ?? present.sequence + (moved ? 1 : 0);
  if (sequence < present.sequence) throw new GoogleRefusal(400, 'invalid', 'Invalid sequence value.');
  return keep(cloud, calendar, { ...after, sequence, ...without(present, after) });
}

export function remove(
  cloud: GoogleState,
  calendar: GoogleCalendar,
  id: string,
  ifMatch: string | undefined,
): void {
  mayWrite(calendar);
  const present = find(calendar, id);
  if (ifMatch !== undefined && ifMatch !== present.etag)
    throw new GoogleRefusal(412, 'conditionNotMet', 'Precondition Failed');
  if (present.status === 'cancelled') throw new GoogleRefusal(410, 'deleted', 'Resource has been deleted');
  const after = { ...present, status: 'cancelled' as const };
  keep(cloud, calendar, { ...after, ...without(present, after) });
  // With a repeating event go those of its instances that were changed.
  for (const each of calendar.events.values())
    if (each.recurringEventId === id && each.status !== 'cancelled')
      keep(cloud, calendar, { ...each, status: 'cancelled' });
}

export const has = (calendar: GoogleCalendar, id: string): boolean =>
  calendar.events.has(id) || instance(calendar, id) !== undefined;

/** Of a repeating event: the instances that there are no more, of those that a list shows. */
function without(before: GoogleEvent, after: GoogleEvent): Pick<GoogleEvent, 'gone'> {
  if (!before.recurrence) return {};
  const all = (event: GoogleEvent) =>
    event.recurrence && event.status !== 'cancelled' ? instancesOf(event, -Infinity, Infinity) : [];
  const left = new Set(all(after).map(({ id }) => id));
  const gone = [...(before.gone ?? []), ...all(before).map(({ id }) => id)].filter((id) => !left.has(id));
  return { gone: [...new Set(gone)] };
}

export function find(calendar: GoogleCalendar, id: string): GoogleEvent {
  const found = calendar.events.get(id) ?? instance(calendar, id);
  if (!found) throw new GoogleRefusal(404, 'notFound', 'Not Found');
  return found;
}

/** One instance of a repeating event; changing it makes it an event of its own. */
function instance(calendar: GoogleCalendar, id: string): GoogleEvent | undefined {
  const master = calendar.events.get(/^(.+)_\d{8}(?:T\d{6}Z)?$/.exec(id)?.[1] ?? '');
  return master?.recurrence && instancesOf(master, -Infinity, Infinity).find((each) => each.id === id);
}

function keep(cloud: GoogleState, calendar: GoogleCalendar, event: GoogleEvent): GoogleEvent {
  if (instant(event.end) < instant(event.start))
    throw new GoogleRefusal(400, 'timeRangeEmpty', 'The specified time range is empty.');
  if (event.recurrence) parseRule(event.recurrence);
  calendar.change += 1;
  const kept = {
    ...event,
    change: calendar.change,
    etag: `"${calendar.change}${Math.floor(cloud.clock.now() / 1000)}"`,
    updated: new Date(cloud.clock.now()).toISOString(),
  };
  calendar.events.set(kept.id, kept);
  cloud.touch();
  return kept;
}

function mayWrite({ accessRole }: GoogleCalendar): void {
  if (accessRole === 'reader')
    throw new GoogleRefusal(403, 'requiredAccessLevel', 'You need to have writer access to this calendar.');
}

/** As it is shown: one that was deleted is only its id and that it is gone. */
export function shown({ change: _, gone: __, ...event }: GoogleEvent): object {
  const kind = { kind: 'calendar#event' };
  return event.status === 'cancelled'
    ? { ...kind, id: event.id, status: event.status, etag: event.etag, updated: event.updated }
    : { ...kind, eventType: 'default', ...event };
}

/** No names with a list from a sync token (Google: 400), for the state of a client would not be whole. */
const notWithToken = ['timeMin', 'timeMax', 'orderBy', 'q', 'updatedMin', 'iCalUID'];
const known = [
  ...notWithToken,
  'syncToken',
  'pageToken',
  'maxResults',
  'singleEvents',
  'showDeleted',
  'fields',
];

/** What touches a window, each repeating event as its instances, those that were changed as they are now. */
export function listed(calendar: GoogleCalendar, from: number, to: number): GoogleEvent[] {
  return [...calendar.events.values()]
    .flatMap((event) =>
      event.recurrence && event.status !== 'cancelled'
        ? instancesOf(event, from, to).filter(({ id }) => !calendar.events.has(id))
        : [event],
    )
    .filter(({ start, end }) => instant(end) > from && instant(start) < to);
}

/** What has changed since, whether or not it is in the window any more: instances of a changed rule, and those that are gone. */
function changedSince(calendar: GoogleCalendar, since: number, from: number, to: number): GoogleEvent[] {
  return [...calendar.events.values()]
    .filter(({ change }) => change > since)
    .flatMap((event) => {
      if (!event.recurrence) return [event];
      const there = event.status === 'cancelled' ? [] : instancesOf(event, from, to);
      const gone = (event.gone ?? []).map((id) => ({ ...event, id, status: 'cancelled' as const }));
      return [...there, ...gone].filter(({ id }) => !calendar.events.has(id));
    });
}

/** A list of events: whole, or only what has changed since a sync token, in pages. */
export function list(calendar: GoogleCalendar, query: URLSearchParams): object {
  const odd = [...query.keys()].find((name) => !known.includes(name));
  if (odd) throw new GoogleRefusal(501, 'notImplemented', `The local cloud does not list by "${odd}".`);
  if (query.get('singleEvents') !== 'true')
    throw new GoogleRefusal(501, 'notImplemented', 'The local cloud lists singleEvents=true only.');
  const token = query.get('syncToken');
  if (token !== null) {
    const beside = notWithToken.find((name) => query.has(name));
    if (beside) throw new GoogleRefusal(400, 'badRequest', `Sync token cannot be used with ${beside}.`);
  }
  // The window of the first list goes on for those that follow it.
  const [, until = '-1', oldMin = '', oldMax = ''] = /^C(\d+)_(\d*)_(\d*)$/.exec(token ?? '') ?? [];
  const since = token === null ? null : Number(until);
  if (since !== null && (since < calendar.forgotten || since > calendar.change || since < 0))
    throw new GoogleRefusal(
      410,
      'fullSyncRequired',
      'Sync token is no longer valid, a full sync is required.',
    );
  const min = Date.parse(query.get('timeMin') ?? '') || Number(oldMin) || Number.NEGATIVE_INFINITY;
  const max = Date.parse(query.get('timeMax') ?? '') || Number(oldMax) || Number.POSITIVE_INFINITY;
  const all = (
    since === null
      ? listed(calendar, min, max).filter(
          ({ status }) => status !== 'cancelled' || query.get('showDeleted') === 'true',
        )
      : changedSince(calendar, since, min, max)
  ).sort((a, b) => a.change - b.change);
  const size = Math.min(Number(query.get('maxResults') ?? 250), 2500);
  const from = Number(query.get('pageToken') ?? 0);
  const items = all.slice(from, from + size).map(shown);
  const rest = from + size < all.length;
  return {
    kind: 'calendar#events',
    summary: calendar.summary,
    timeZone: calendar.timeZone,
    items,
    ...(rest
      ? { nextPageToken: String(from + size) }
      : { nextSyncToken: `C${calendar.change}_${bound(min)}_${bound(max)}` }),
  };
}

const bound = (at: number) => (Number.isFinite(at) ? String(at) : '');
