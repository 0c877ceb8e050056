import { describe, expect, it } from 'vitest';
import { busyTimes, usualChoices } from '@/lib/domain/calendars/busy';
import { readCalendar } from '@/lib/integrations/ics/read-calendar';

const window = {
  from: Date.parse('2026-10-01T00:00:00Z'),
  to: Date.parse('2027-11-05T00:00:00Z'),
  timeZone: 'Europe/London',
};
const file = (events: string, head = '') =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${head}${events
    .trim()
    .split('\n\n')
    .map((event, at) => `BEGIN:VEVENT\r\nUID:${at}\r\n${event.trim().replaceAll('\n', '\r\n')}\r\nEND:VEVENT`)
    .join('\r\n')}\r\nEND:VCALENDAR\r\n`;
async function entriesOf(events: string, head = '') {
  const read = await readCalendar(file(events, head), window);
  if (!read.ok) throw new Error(read.why);
  return read.entries;
}
const times = async (events: string, head = '') =>
  (await entriesOf(events, head)).map(
    ({ start, end }) =>
      `${new Date(start).toISOString().slice(0, 16)}–${new Date(end).toISOString().slice(11, 16)}`,
  );

describe('a calendar of somebody else', () => {
  it('keeps the hour of its own zone over the change of clocks, without what was taken out, with what was moved', async () => {
    const text = `BEGIN:VCALENDAR
BEGIN:VEVENT
UID:swim
DTSTART;TZID=Europe/Berlin:20261023T090000
DTEND;TZID=Europe/Berlin:20261023T100000
RRULE:FREQ=DAILY;COUNT=6
EXDATE;TZID=Europe/Berlin:20261024T090000
SUMMARY:Swim
END:VEVENT
BEGIN:VEVENT
UID:swim
RECURRENCE-ID;TZID=Europe/Berlin:20261026T090000
DTSTART;TZID=Europe/Berlin:20261026T140000
DTEND;TZID=Europe/Berlin:20261026T150000
SUMMARY:Swim later
END:VEVENT
BEGIN:VEVENT
UID:swim
RECURRENCE-ID;TZID=Europe/Berlin:20261027T090000
DTSTART;TZID=Europe/Berlin:20261027T090000
DTEND;TZID=Europe/Berlin:20261027T100000
STATUS:CANCELLED
END:VEVENT
END:VCALENDAR`;
    const read = await readCalendar(text, window);
    const found = read.ok
      ? read.entries.map(({ start, title }) => [new Date(start).toISOString(), title])
      : [];
    expect(found).toEqual([
      ['2026-10-23T07:00:00.000Z', 'Swim'],
      ['2026-10-25T08:00:00.000Z', 'Swim'],
      ['2026-10-26T13:00:00.000Z', 'Swim later'],
      ['2026-10-28T08:00:00.000Z', 'Swim'],
    ]);
    const keys = read.ok ? read.entries.map(({ key }) => key) : [];
    expect(new Set(keys).size).toBe(4);
    // The moved one is still the one of nine o'clock.
    expect(keys[2]).toContain('2026-10-26T08:00');
  });

  it.each([
    ['UTC', 'DTSTART:20261105T090000Z\nDURATION:PT90M', '', '2026-11-05T09:00–10:30'],
    [
      'Outlook’s zones',
      'DTSTART;TZID="W. Europe Standard Time":20261105T090000\nDURATION:PT1H',
      '',
      '2026-11-05T08:00–09:00',
    ],
    [
      'a zone of the calendar',
      'DTSTART:20261105T090000\nDTEND:20261105T100000',
      'X-WR-TIMEZONE:Asia/Kolkata\r\n',
      '2026-11-05T03:30–04:30',
    ],
    [
      'no zone at all: the business’s',
      'DTSTART:20261001T233000\nDTEND:20261002T003000\nRRULE:FREQ=WEEKLY;COUNT=1',
      '',
      '2026-10-01T22:30–23:30',
    ],
    ['a day', 'DTSTART;VALUE=DATE:20261024', '', '2026-10-23T23:00–23:00'],
    [
      'two days, over the change of clocks',
      'DTSTART;VALUE=DATE:20261024\nDTEND;VALUE=DATE:20261026',
      '',
      '2026-10-23T23:00–00:00',
    ],
  ])('in %s', async (_, event, head, expected) => {
    expect(await times(`${event}\nSUMMARY:x`, head)).toEqual([expected]);
  });

  it('blocks what is busy, maybe what is tentative, not what is free, as the owner chose', async () => {
    const at = 'DTSTART:20261105T090000Z\nDTEND:20261105T100000Z';
    const entries = await entriesOf(`
${at}
SUMMARY:busy

${at}
STATUS:TENTATIVE
SUMMARY:tentative

${at}
TRANSP:TRANSPARENT
SUMMARY:free

${at}
X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE
SUMMARY:elsewhere

${at}
STATUS:CANCELLED
SUMMARY:cancelled

DTSTART;VALUE=DATE:20261105
SUMMARY;LANGUAGE=en:holiday

DTSTART;VALUE=DATE:20261105
TRANSP:TRANSPARENT
SUMMARY:birthday`);
    const blocked = (choices = {}) =>
      busyTimes(entries, { ...usualChoices, ...choices })
        .map(({ title }) => title)
        .sort();
    expect(blocked()).toEqual(['busy', 'holiday', 'tentative']);
    expect(blocked({ blocksTentative: false, blocksAllDay: false })).toEqual(['busy']);
    expect(blocked({ blocksFree: true })).toEqual([
      'birthday',
      'busy',
      'elsewhere',
      'free',
      'holiday',
      'tentative',
    ]);
  });

  it('is not busy with our own bookings', async () => {
    const text = file('DTSTART:20261105T090000Z\nDURATION:PT1H').replace(
      'UID:0',
      'UID:0199f000-0000-7000-8000-000000000001@bookings',
    );
    expect(await readCalendar(text, window)).toEqual({ ok: true, entries: [], unread: 0 });
  });

  it('says what it can’t follow, and isn’t held up by it', async () => {
    const minutes = Array.from({ length: 60 }, (_, n) => n).join(',');
    const began = performance.now();
    const read = await readCalendar(
      file(
        ['SECONDLY', 'NONSENSE', 'DAILY;INTERVAL=0', `DAILY;BYHOUR=1,2,3,4;BYMINUTE=${minutes}`]
          .map((rule) => `DTSTART:20261105T090000Z\nDURATION:PT1H\nRRULE:FREQ=${rule}`)
          .join('\n\n'),
      ),
      window,
    );
    expect(read).toMatchObject({ ok: true, unread: 4 });
    expect(read.ok && read.entries).toHaveLength(4);
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(await readCalendar('<html>Sign in</html>', window)).toEqual({ ok: false, why: 'no_calendar' });
    expect(await readCalendar('BEGIN:VCALENDAR', window)).toMatchObject({ ok: true, entries: [] });
  });
});
