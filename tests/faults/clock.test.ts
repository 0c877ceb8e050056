import { afterAll, beforeAll, expect } from 'vitest';
import { cell } from './support/cell';
import { book, bookAndPay, keys, letHoldRunOut, madeOf, statusOf, until, wish } from './support/customers';
import { type FaultWorld, startFaultWorld } from './support/world';

/** Our clock and the vendors' disagree; days that are not 24 hours long. */
let world: FaultWorld;
beforeAll(async () => {
  world = await startFaultWorld();
});
afterAll(async () => {
  await world?.cloud.skew(0);
  await world?.close();
});
const here = () => world;
const MINUTES = 60_000;

for (const minutes of [5, -5]) {
  const side = minutes > 0 ? 'before' : 'behind';
  cell(`clock: the vendors are five minutes ${side} us`, here, async () => {
    await world.cloud.skew(minutes * MINUTES);
    // As little time to pay as Stripe allows, from before it was limited: by Stripe's watch that may be less.
    await world.sql(
      `UPDATE "Policy" SET "holdMinutes" = 30 WHERE "tenantId" = (SELECT "id" FROM "Tenant" WHERE "slug" = 'bella-weddings');
       UPDATE "Tenant" SET "catalogVersion" = "catalogVersion" + 1 WHERE "slug" = 'bella-weddings'`,
    );
    const made = await book(world);
    await world.cloud.pay(made.session);
    await until(world, made, 'CONFIRMED');
    const { events } = await world.cloud.stripe();
    const differs = (events.at(-1)?.created ?? 0) * 1000 - Date.now();
    expect(Math.abs(differs - minutes * MINUTES)).toBeLessThan(MINUTES);
    const left = await book(world);
    await world.cloud.expire(left.session);
    await until(world, left, 'EXPIRED');
    const { deliveries } = await world.cloud.stripe();
    expect(deliveries.filter(({ status }) => status !== 200)).toEqual([]);
    const { sent } = await world.cloud.qstash();
    expect(sent.filter(({ status }) => status === 401)).toEqual([]);
    expect(sent.length).toBeGreaterThan(0);
    // Who pays in the last minute by Stripe's watch is not refused by ours.
    const late = await wish(world);
    const last = madeOf(await late.ask());
    await letHoldRunOut(world, last);
    await world.cloud.pay(last.session);
    await world.recover();
    expect(await statusOf(world, last)).toBe('CONFIRMED');
    await world.cloud.skew(0);
    return {
      struck: deliveries.length + sent.length,
      note: `${deliveries.length} events and ${sent.length} deliveries were signed by that watch`,
    };
  });
}

const DAY = 24 * 60 * MINUTES;

/** Days of the coming year that are not 24 hours long in a zone. */
function oddDays(timeZone: string): { date: string; hours: number }[] {
  const midnight = (date: string) => {
    const guess = Date.parse(`${date}T00:00:00Z`);
    const shown = new Date(guess).toLocaleString('sv-SE', { timeZone });
    const first = guess - (Date.parse(`${shown.replace(' ', 'T')}Z`) - guess);
    const again = new Date(first).toLocaleString('sv-SE', { timeZone });
    return first - (Date.parse(`${again.replace(' ', 'T')}Z`) - guess);
  };
  return Array.from({ length: 365 }, (_, at) => new Date(Date.now() + at * DAY).toISOString().slice(0, 10))
    .map((date) => {
      const next = new Date(Date.parse(`${date}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
      return { date, hours: (midnight(next) - midnight(date)) / (60 * MINUTES) };
    })
    .filter(({ hours }) => hours !== 24);
}

const sites = [
  { key: keys.bella, slug: 'bella-weddings', timeZone: 'America/New_York', item: 'elopement' },
  { key: keys.serene, slug: 'serene-spa', timeZone: 'Europe/London', item: 'massage-60' },
  { key: keys.outback, slug: 'outback-tours', timeZone: 'Australia/Lord_Howe', item: 'sunrise-tour' },
];

for (const { key, slug, timeZone, item } of sites) {
  cell(`clock: days of 23 to 25 hours in ${timeZone}`, here, async () => {
    // So far ahead that the next change of the clocks can be booked.
    await world.sql(`UPDATE "Service" SET "horizonDays" = 400 WHERE "tenantId" = (SELECT "id" FROM "Tenant" WHERE "slug" = '${slug}');
      UPDATE "Tenant" SET "catalogVersion" = "catalogVersion" + 1 WHERE "slug" = '${slug}'`);
    const days = oddDays(timeZone);
    let struck = 0;
    const paying: Promise<unknown>[] = [];
    for (const { date } of days) {
      const starts = await startsOn(key, item, date);
      struck += starts.length;
      // Two people want each start; the wedding day too.
      for (const start of starts) {
        const people = [0, 1].map((n) => ({
          package: item,
          ...start,
          ...(slug === 'outback-tours' ? { seats: 6 } : {}),
          customer: { name: 'Somebody', email: `dst-${slug}-${date}-${n}@example.com` },
        }));
        const answers = await Promise.all(people.map((body) => world.api.post('bookings', key, body)));
        for (const answer of answers) {
          expect([201, 409], JSON.stringify(answer.body)).toContain(answer.status);
          if (answer.status === 201) paying.push(world.cloud.pay(madeOf(answer).session));
        }
      }
    }
    await Promise.all(paying);
    await bookAndPay(world);
    return {
      struck,
      note: `${days.map(({ date, hours }) => `${date}: ${hours} h`).join(', ')}; ${struck} starts`,
    };
  });
}

async function startsOn(key: string, item: string, date: string): Promise<Record<string, string>[]> {
  if (key === keys.bella) {
    const { body } = await world.api.get(`availability/dates?package=${item}&from=${date}&to=${date}`, key);
    return body.data.filter(({ available }: { available: boolean }) => available).map(() => ({ date }));
  }
  const { body } = await world.api.get(`availability/slots?package=${item}&from=${date}&to=${date}`, key);
  // Every fourth of a whole day of starts is enough.
  return body.data
    .filter((_: unknown, at: number) => at % 4 === 0)
    .map(({ start }: { start: string }) => ({ start }));
}
