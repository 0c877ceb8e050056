import { afterAll, beforeAll, expect } from 'vitest';
import { cell } from './support/cell';
import { freeDate } from './support/customers';
import { anna, attach, comesBackIn, googleOf, isFree, jobsDone, look } from './support/google';
import { type FaultWorld, startFaultWorld } from './support/world';

/** What Google tells of a calendar's changes is lost, doubled, forged, shuffled or late: what is busy there is busy here. */
let world: FaultWorld;
let source = '';
beforeAll(async () => {
  world = await startFaultWorld();
  source = await attach(world, 'bella-weddings', anna);
  await world.recover();
});
afterAll(() => world?.close());
const here = () => world;
const { asked, busyOn } = googleOf(here);

/** The calendar's channel as Google has it now, and what Google would send by it. */
async function channel() {
  const [found] = await world.cloud.googleChannels();
  if (!found) throw new Error('nobody is told');
  const tell = async (more: Record<string, string> = {}) => {
    const headers = {
      'x-goog-channel-id': found.id,
      'x-goog-channel-token': found.token,
      'x-goog-resource-id': found.resourceId,
      'x-goog-resource-state': 'exists',
      'x-goog-message-number': '2',
      ...more,
    };
    return (await fetch(`${world.app.url}/api/webhooks/google`, { method: 'POST', headers })).status;
  };
  return { tell };
}
const isBlocked = (date: string) =>
  expect.poll(() => isFree(world, date), { timeout: 20_000, interval: 200 }).toBe(false);

cell('notifications of Google: lost', here, async () => {
  await world.cloud.googleConfig({ pushes: false });
  const [moved, date] = [await freeDate(world), await freeDate(world)];
  const id = await busyOn(moved);
  await look(world, source);
  await busyOn(date, false, id);
  // Nobody told us. It is looked at a quarter of an hour later at the latest.
  const { read } = await comesBackIn(world, source);
  expect(read).toBeLessThanOrEqual(900);
  expect(await isFree(world, date)).toBe(true);
  await look(world, source);
  expect([await isFree(world, date), await isFree(world, moved)]).toEqual([false, true]);
  return { struck: 1, note: `looked at again after ${Math.round(read)} s` };
});

cell('notifications of Google: doubled', here, async () => {
  const [[there], date] = [await world.cloud.googleChannels(), await freeDate(world)];
  await world.cloud.googleConfig({ pushes: false });
  await busyOn(date);
  await jobsDone(world);
  const before = await asked('GET', '/events');
  const answers = await world.cloud.googleNotify(there?.id ?? '', 60);
  expect(new Set(answers)).toEqual(new Set([200]));
  await isBlocked(date);
  await jobsDone(world);
  // One that is told after a reading began owes the next one.
  const readings = (await asked('GET', '/events')) - before;
  expect(readings).toBeLessThanOrEqual(4);
  return { struck: answers.length, note: `${readings} readings` };
});

cell('notifications of Google: forged', here, async () => {
  await world.cloud.googleConfig({ pushes: false });
  await busyOn(await freeDate(world));
  await jobsDone(world);
  const before = await asked('GET', '/events');
  const { tell } = await channel();
  const forged: Record<string, string>[] = [
    { 'x-goog-channel-token': 'guess' },
    { 'x-goog-channel-token': '' },
    { 'x-goog-channel-id': '0199f000-0000-7000-8000-000000000001' },
    { 'x-goog-channel-id': `' OR 1=1 --` },
  ];
  for (const each of forged) expect(await tell(each)).toBe(404);
  await jobsDone(world);
  expect(await asked('GET', '/events')).toBe(before);
  return { struck: forged.length };
});

cell('notifications of Google: out of order', here, async () => {
  await world.cloud.googleConfig({ pushes: false });
  const [first, last] = [await freeDate(world), await freeDate(world)];
  const { tell } = await channel();
  const id = await busyOn(first);
  await busyOn(last, true, id);
  for (const [number, state] of [
    ['9', 'exists'],
    ['3', 'exists'],
    ['1', 'sync'],
  ] as const)
    expect(await tell({ 'x-goog-message-number': number, 'x-goog-resource-state': state })).toBe(200);
  await isBlocked(last);
  expect(await isFree(world, first)).toBe(true);
  return { struck: 3 };
});

cell('notifications of Google: a day late', here, async () => {
  await world.cloud.googleConfig({ pushes: false });
  const date = await freeDate(world);
  const late = await channel();
  const id = await busyOn(date);
  await look(world, source);
  await world.cloud.googleDelete(anna, id);
  await look(world, source);
  expect(await late.tell()).toBe(200);
  await jobsDone(world);
  expect(await isFree(world, date)).toBe(true);
  // Later still, the channel has been renewed, and the former one is nobody's.
  await world.sql(`UPDATE "CalendarSource" SET "channelUntil" = now() + interval '1 hour' WHERE "id" = $1`, [
    source,
  ]);
  await look(world, source);
  expect(await late.tell()).toBe(404);
  expect(await (await channel()).tell()).toBe(200);
  return { struck: 2 };
});
