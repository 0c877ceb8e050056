import { afterAll, beforeAll, expect } from 'vitest';
import type { Fault } from '@/stand-ins/vendor';
import { cell } from './support/cell';
import { bookAndPay, cancel, freeDate, type Made } from './support/customers';
import { anna, attach, ben, comesBackIn, connect, googleOf, isFree, look, move } from './support/google';
import { type FaultWorld, startFaultWorld } from './support/world';

/**
 * Google Calendar is away, slow, too busy, forgets and lies. Bookings go on meanwhile; when it is back each stands in the
 * calendar once and where it is, and what is busy there is busy here: the checker compares both sides after each case.
 */
let world: FaultWorld;
let source = '';
/** Standing bookings, of which each case moves one, cancels one and leaves one. */
let stands: Made[] = [];
beforeAll(async () => {
  world = await startFaultWorld();
  source = await attach(world, 'bella-weddings', anna);
  await world.recover();
});
afterAll(() => world?.close());
const here = () => world;

const { struck, asked, busyOn } = googleOf(here);
async function standing(): Promise<Made[]> {
  while (stands.length < 3) stands.push(await bookAndPay(world));
  return stands;
}
/** A day at the business: one comes, one moves, one goes. Nobody is refused, whatever Google does. */
async function aDay(): Promise<void> {
  const [moves, goes] = await standing();
  if (!moves || !goes) throw new Error('nobody stands');
  stands = [await bookAndPay(world), ...stands.filter((each) => each !== goes)];
  await move(world, moves);
  expect((await cancel(world, goes)).status).toBe(200);
}

/** Google fails while a day passes here and somebody is busy there; what was known holds, and the rest comes by itself. */
function outage(name: string, fault: Fault, status: number | null, afterwards?: () => Promise<void>): void {
  cell(`Google: ${name}`, here, async () => {
    await standing();
    const [known, news] = [await freeDate(world), await freeDate(world)];
    await busyOn(known);
    await look(world, source);
    expect(await isFree(world, known)).toBe(false);
    const before = await struck(status);
    await world.cloud.googleConfig({ pushes: false });
    await world.cloud.switch('google', fault);
    await busyOn(news, true);
    await aDay();
    await look(world, source);
    expect(await isFree(world, known)).toBe(false);
    const { read, write } = await comesBackIn(world, source);
    expect([read > 0 && read <= 910, write > -5 && write <= 86_400]).toEqual([true, true]);
    await afterwards?.();
    const times = (await struck(status)) - before;
    await world.cloud.switch('google', null);
    await look(world, source);
    await world.recover();
    expect(await isFree(world, news)).toBe(false);
    return { struck: times };
  });
}

/** Shown as away, and what is to be written is looked at again within two minutes. */
const marked = async () => {
  const { failure, write } = await comesBackIn(world, source);
  expect([failure, write < 121]).toEqual(['silent', true]);
};
outage('time-out', { blackhole: true, path: '/calendar/v3', times: 3 }, null);
outage('500', { status: 500, path: '/calendar/v3' }, 500, marked);
outage(
  '401, with a token that was good',
  { status: 401, code: 'authError', path: '/calendar/v3', times: 1 },
  401,
);
outage('401, whatever the token', { status: 401, code: 'authError', path: '/calendar/v3' }, 401, marked);
outage('403 quota', { status: 403, code: 'rateLimitExceeded', path: '/calendar/v3' }, 403, marked);
outage('429', { status: 429, code: 'rateLimitExceeded', path: '/calendar/v3' }, 429, marked);
outage('its answers are cut in the middle', { cut: true, path: '/calendar/v3', times: 4 }, 200);

for (const [what, method, status] of [
  ['written', 'POST', 502],
  ['moved', 'PATCH', 502],
  ['taken away', 'DELETE', 502],
] as const)
  cell(`Google: the answer is lost after an entry was ${what}`, here, async () => {
    await standing();
    await world.recover();
    const before = await struck(status);
    await world.cloud.switch('google', { status, after: true, method, path: '/events', times: 1 });
    await aDay();
    await look(world, source);
    const times = (await struck(status)) - before;
    await world.cloud.switch('google', null);
    return { struck: times };
  });

cell('Google: no token after a restart', here, async () => {
  await standing();
  const before = await struck(503, '/token');
  await world.cloud.switch('google', { status: 503, path: '/token' });
  // Tokens are kept in the process that asked for them.
  await world.dieAndComeBack();
  await aDay();
  await look(world, source);
  await marked();
  return { struck: (await struck(503, '/token')) - before };
});

cell('process dies while it writes an entry', here, async () => {
  await standing();
  await world.recover();
  const before = await asked('POST', '/events');
  await world.cloud.switch('google', {
    blackhole: true,
    after: true,
    method: 'POST',
    path: '/events',
    times: 1,
  });
  await aDay();
  const swept = world.sweep();
  await expect.poll(() => asked('POST', '/events'), { timeout: 30_000 }).toBeGreaterThan(before);
  await world.dieAndComeBack();
  await swept;
  // What a killed process answers is no answer.
  world.answers.length = 0;
  return { struck: 1 };
});

cell('Google: its sync tokens are forgotten (410)', here, async () => {
  const [kept, comes, goes] = [await freeDate(world), await freeDate(world), await freeDate(world)];
  await busyOn(kept);
  const gone = await busyOn(goes);
  await world.recover();
  const before = await struck(410);
  await world.cloud.googleConfig({ pushes: false, forgetTokens: true });
  await busyOn(comes, true);
  await world.cloud.googleDelete(anna, gone);
  await aDay();
  await look(world, source);
  expect([await isFree(world, kept), await isFree(world, comes), await isFree(world, goes)]).toEqual([
    false,
    false,
    true,
  ]);
  return { struck: (await struck(410)) - before };
});

cell('Google: permission refused, and given again', here, async () => {
  const [known, news] = [await freeDate(world), await freeDate(world)];
  await busyOn(known);
  await world.recover();
  await world.cloud.googleRevoke(anna);
  await busyOn(news);
  await aDay();
  await look(world, source);
  expect((await comesBackIn(world, source)).failure).toBe('revoked');
  expect([await isFree(world, known), await isFree(world, news)]).toEqual([false, true]);
  const told = await world.sql(`SELECT 1 FROM "AccountEvent" WHERE "kind" = 'calendar_lost'`);
  expect(told).toHaveLength(1);
  const times = await struck(400, '/token');
  await connect(world, 'bella-weddings');
  await world.recover();
  expect(await isFree(world, news)).toBe(false);
  expect(await world.cloud.googleChannels()).toHaveLength(1);
  return { struck: times };
});

cell('Google: 500 for one account alone', here, async () => {
  const other = await attach(world, 'serene-spa', ben);
  await world.recover();
  const before = await struck(500);
  await world.cloud.switch('google', { status: 500, path: encodeURIComponent(ben) });
  for (let turn = 0; turn < 12; turn += 1) await look(world, other);
  const times = (await struck(500)) - before;
  const date = await freeDate(world);
  await busyOn(date);
  await aDay();
  await look(world, source);
  expect((await comesBackIn(world, other)).failure).toBe('silent');
  expect([(await comesBackIn(world, source)).failure, await isFree(world, date)]).toEqual(['', false]);
  return { struck: times };
});
