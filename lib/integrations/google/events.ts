import { z } from 'zod';
import { type Caller, callGoogle } from './call';

type Moment = { date: string } | { dateTime: string; timeZone: string };

export type WrittenEvent = {
  status: 'confirmed' | 'tentative';
  summary: string;
  description: string;
  location: string;
  start: Moment;
  end: Moment;
  transparency: 'opaque';
  extendedProperties: { private: Record<string, string> };
};

const answer = z.object({ etag: z.string().default(''), updated: z.string().optional() });
export type EventKept = {
  etag: string /** By Google's clock, epoch milliseconds. */;
  updated: number | null;
};

const keptOf = (answered: unknown): EventKept => {
  const { etag, updated } = answer.parse(answered);
  return { etag, updated: updated === undefined ? null : Date.parse(updated) };
};
const events = (calendarId: string) => `/calendars/${encodeURIComponent(calendarId)}/events`;

/** @throws GoogleRefused `exists` for an id that was used before */
export async function insertEvent(
  caller: Caller,
  calendarId: string,
  body: WrittenEvent & { id: string },
): Promise<EventKept> {
  return keptOf(await callGoogle(caller, events(calendarId), { method: 'POST', body }));
}

/** @throws GoogleRefused `changed` when it isn't as `ifMatch` says */
export async function patchEvent(
  caller: Caller,
  calendarId: string,
  id: string,
  body: WrittenEvent,
  ifMatch: string | undefined,
): Promise<EventKept> {
  const sent = { method: 'PATCH', body, ...(ifMatch === undefined ? {} : { ifMatch }) };
  return keptOf(await callGoogle(caller, `${events(calendarId)}/${id}`, sent));
}

export async function removeEvent(caller: Caller, calendarId: string, id: string): Promise<void> {
  await callGoogle(caller, `${events(calendarId)}/${id}`, { method: 'DELETE' });
}
