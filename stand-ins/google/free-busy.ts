import { z } from 'zod';
import { listed } from './events';
import { instant } from './recurrence';
import { GoogleRefusal } from './refusal';
import type { Account } from './state';

const asked = z.object({
  timeMin: z.iso.datetime({ offset: true }),
  timeMax: z.iso.datetime({ offset: true }),
  items: z.array(z.object({ id: z.string() })),
});

/** POST /freeBusy: when a person's calendars are busy, what touches as one. */
export function freeBusy(account: Account, sent: unknown): object {
  const parsed = asked.safeParse(sent);
  if (!parsed.success) throw new GoogleRefusal(400, 'badRequest', z.prettifyError(parsed.error));
  const { timeMin, timeMax, items } = parsed.data;
  const [from, to] = [Date.parse(timeMin), Date.parse(timeMax)];
  const calendars = items.map(({ id }) => {
    const calendar = account.calendars.get(id === 'primary' ? account.email : id);
    if (!calendar) return [id, { errors: [{ domain: 'global', reason: 'notFound' }], busy: [] }];
    const times = listed(calendar, from, to)
      .filter(({ status, transparency }) => status !== 'cancelled' && transparency !== 'transparent')
      .map(({ start, end }) => ({ start: Math.max(from, instant(start)), end: Math.min(to, instant(end)) }))
      .sort((a, b) => a.start - b.start);
    const busy: typeof times = [];
    for (const time of times) {
      const last = busy.at(-1);
      if (last && time.start <= last.end) last.end = Math.max(last.end, time.end);
      else busy.push(time);
    }
    const text = (at: number) => new Date(at).toISOString();
    return [id, { busy: busy.map(({ start, end }) => ({ start: text(start), end: text(end) })) }];
  });
  return { kind: 'calendar#freeBusy', timeMin, timeMax, calendars: Object.fromEntries(calendars) };
}
