import { afterAll, beforeAll, expect, it } from 'vitest';
import { controlCloud } from '@/stand-ins/control';
import { startLocalCloud } from '@/stand-ins/server';
import { localSecrets } from '@/stand-ins/settings';
import { consented } from '@/tests/faults/support/google';

/** What of Google's Calendar API the product itself doesn't ask, and its page for a person. */
const anna = 'anna@gmail.test';
const appUrl = 'http://127.0.0.1:9';
let cloud: Awaited<ReturnType<typeof startLocalCloud>>;
let control: ReturnType<typeof controlCloud>;
beforeAll(async () => {
  cloud = await startLocalCloud({ appUrl });
  control = controlCloud(cloud.urls.control);
});
afterAll(() => cloud.close());

async function token(scope: string): Promise<string> {
  const refresh = await consented({ app: { url: appUrl }, vendorUrls: cloud.urls }, anna, scope);
  const body = new URLSearchParams({
    client_id: localSecrets.googleClientId,
    client_secret: localSecrets.googleClientSecret,
    grant_type: 'refresh_token',
    refresh_token: refresh,
  });
  return (await (await fetch(`${cloud.urls.google}/token`, { method: 'POST', body })).json()).access_token;
}
const ask = (path: string, access: string, body?: unknown) =>
  fetch(`${cloud.urls.google}/calendar/v3${path}`, {
    headers: { authorization: `Bearer ${access}` },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  });
const busyScope = 'https://www.googleapis.com/auth/calendar.freebusy';
const eventsScope = 'https://www.googleapis.com/auth/calendar.events';
const at = (day: number, hour: number) => new Date(Date.UTC(2030, 0, day, hour)).toISOString();
const event = (summary: string, day: number, from: number, to: number, more = {}) =>
  control.googleEvent(anna, {
    summary,
    start: { dateTime: at(day, from) },
    end: { dateTime: at(day, to) },
    ...more,
  });

it('says when a calendar is busy, what touches as one, to whom that was allowed', async () => {
  await event('Weekly', 1, 9, 10, { recurrence: ['RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=TU,TH;COUNT=4'] });
  await event('After it', 8, 10, 11);
  await event('Free', 8, 14, 15, { transparency: 'transparent' });
  const asked = { timeMin: at(7, 0), timeMax: at(9, 0), items: [{ id: anna }, { id: 'nobody' }] };
  const answer = await (await ask('/freeBusy', await token(busyScope), asked)).json();
  expect(answer.calendars).toEqual({
    [anna]: { busy: [{ start: at(8, 9), end: at(8, 11) }] },
    nobody: { errors: [{ domain: 'global', reason: 'notFound' }], busy: [] },
  });
  expect((await ask('/freeBusy', await token(eventsScope), asked)).status).toBe(403);
});

it('repeats by days, weeks, months and years, and refuses what it would get wrong', async () => {
  const access = await token(eventsScope);
  const rule = (recurrence: string) =>
    ask(`/calendars/primary/events`, access, {
      summary: 'x',
      start: { date: '2031-01-01' },
      end: { date: '2031-01-02' },
      recurrence: [recurrence],
    });
  expect((await rule('RRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2')).status).toBe(501);
  expect((await rule('RRULE:FREQ=MONTHLY;BYMONTHDAY=32')).status).toBe(400);
  expect((await rule('RRULE:FREQ=DAILY;INTERVAL=2;UNTIL=20310106')).status).toBe(200);
  const query = 'singleEvents=true&timeMin=2031-01-01T00:00:00Z&timeMax=2032-01-01T00:00:00Z';
  const { items } = await (await ask(`/calendars/primary/events?${query}`, access)).json();
  expect(items.map(({ start }: { start: { date: string } }) => start.date)).toEqual([
    '2031-01-01',
    '2031-01-03',
    '2031-01-05',
  ]);
  expect((await rule('RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2')).status).toBe(200);
  expect((await rule('RRULE:FREQ=YEARLY;BYMONTH=2,3;BYDAY=2TU;UNTIL=20310401')).status).toBe(200);
  const later = await (await ask(`/calendars/primary/events?${query}`, access)).json();
  expect(
    later.items
      .map(({ start }: { start: { date: string } }) => start.date)
      .filter((date: string) => date > '2031-01-05'),
  ).toEqual(['2031-01-31', '2031-02-28', '2031-02-11', '2031-03-11']);
});

it('has a page on which a person makes, moves and deletes events, takes permission back and switches Google off', async () => {
  const access = await token(eventsScope);
  const page = `${cloud.urls.google}/calendars/${encodeURIComponent(anna)}`;
  const send = (form: Record<string, string>) =>
    fetch(page, { method: 'POST', body: new URLSearchParams({ calendar: anna, ...form }) });
  const dentist = async () => (await control.googleEvents(anna)).find(({ summary }) => summary === 'Dentist');
  await send({ do: 'make', summary: 'Dentist', start: '2030-03-01T09:00', end: '2030-03-01T10:00' });
  const id = (await dentist())?.id ?? '';
  await send({ do: 'move', id, start: '2030-03-02T09:00', end: '2030-03-02T10:00' });
  expect((await dentist())?.start).toEqual({ dateTime: '2030-03-02T09:00:00Z' });
  await send({ do: 'delete', id });
  expect((await dentist())?.status).toBe('cancelled');

  await send({ do: 'off', on: 'true' });
  expect((await ask('/users/me/calendarList', access)).status).toBe(503);
  expect(await (await fetch(page)).text()).toContain('Switch Google on');
  await send({ do: 'off', on: 'false' });
  expect((await ask('/calendars/primary/events?singleEvents=true', access)).status).toBe(200);
  await send({ do: 'revoke' });
  expect((await ask('/calendars/primary/events?singleEvents=true', access)).status).toBe(401);
});
