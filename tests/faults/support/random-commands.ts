import fc from 'fast-check';
import { cancel, keys, letHoldRunOut, type Made, madeOf, wish } from './customers';
import type { FaultWorld } from './world';

/** What the customers know. */
export type Model = { dates: string[]; bookings: Made[] };
export type Played = { world: FaultWorld; killed: number; faults: number; log: string[] };

type Step = fc.AsyncCommand<Model, Played>;

/** Anything may be refused, or fail while something is broken; nothing may be answered by a surprise. */
const fine = new Set([0, 200, 201, 404, 409, 422, 429, 503]);

function step(name: string, run: (model: Model, played: Played) => Promise<number | undefined>): Step {
  return {
    check: () => true,
    async run(model, played) {
      const status = (await run(model, played)) ?? 200;
      played.log.push(`${name}: ${status}`);
      if (!fine.has(status)) throw new Error(`${name} was answered ${status}`);
    },
    toString: () => name,
  };
}

/** Of all bookings so far the one that the number points at. */
const ofThem = ({ bookings }: Model, at: number): Made | undefined =>
  bookings[at % Math.max(1, bookings.length)];

const book = (date: number) =>
  step(`book day ${date}`, async (model, { world }) => {
    const wanted = await wish(world, { date: model.dates[date] });
    const answer = await wanted.ask();
    // Whoever got no answer asks again, as a page does.
    const last = answer.status === 201 || answer.status === 409 ? answer : await wanted.askAgain();
    if (last.status === 201) model.bookings.push(madeOf(last));
    return last.status;
  });

const pay = (
  at: number,
  outcome: 'paid' | 'declined' | 'async_pending' | 'async_succeeded' | 'async_failed',
) =>
  step(`pay ${at} ${outcome}`, async (model, { world }) => {
    const made = ofThem(model, at);
    // A session that is over can't be paid; the stand-in says so as Stripe's page would.
    if (made) await world.cloud.pay(made.session, outcome).catch(() => {});
    return undefined;
  });

const cancelIt = (at: number, by: 'customer' | 'business') =>
  step(`cancel ${at} by ${by}`, async (model, { world }) => {
    const made = ofThem(model, at);
    return made ? (await cancel(world, made, by)).status : undefined;
  });

const move = (at: number, date: number) =>
  step(`move ${at} to day ${date}`, async (model, { world }) => {
    const made = ofThem(model, at);
    if (!made) return undefined;
    return (await world.api.post(`bookings/${made.id}/reschedule`, keys.bella, { date: model.dates[date] }))
      .status;
  });

const timePasses = (at: number) =>
  step(`the time to pay ${at} is over`, async (model, { world }) => {
    const made = ofThem(model, at);
    if (made) await letHoldRunOut(world, made);
    return undefined;
  });

const sweep = step('sweep', async (_, { world }) => world.sweep());

type Break = (world: FaultWorld) => unknown;
const faults: Record<string, Break> = {
  'postgres refuses': ({ cables }) => cables.postgres.refuse({ times: 4 }),
  'postgres is slow': ({ cables }) => cables.postgres.delay(60),
  'postgres is cut off in a transaction': ({ cables }) => cables.postgres.cut({ when: 'UPDATE', times: 2 }),
  'stripe answers 500': ({ cloud }) => cloud.switch('stripe', { status: 500, times: 3 }),
  'stripe loses its answers': ({ cables }) => cables.stripe.cut({ afterBytes: 60, times: 2 }),
  'stripe holds its events back': ({ cloud }) => cloud.hold(),
  'stripe tells everything twice': async ({ cloud }) => {
    const { deliveries } = await cloud.stripe();
    for (const { id } of deliveries.slice(-4).reverse()) await cloud.resend(id);
  },
  'the queue is away': ({ cloud }) => cloud.switch('qstash', { status: 500, times: 6 }),
  'the queue holds back': ({ cloud }) => cloud.holdMessages(),
  'mail answers 500': ({ cloud }) => cloud.switch('postmark', { status: 500, times: 3 }),
};

const breakSomething = (name: string) =>
  step(name, async (_, played) => {
    await faults[name]?.(played.world);
    played.faults += 1;
    return undefined;
  });

const mend = step('all is mended', async (_, { world }) => {
  for (const cable of Object.values(world.cables)) cable.pass();
  for (const vendor of ['stripe', 'qstash', 'postmark'] as const) await world.cloud.switch(vendor, null);
  await world.cloud.hold(false);
  await world.cloud.release();
  return undefined;
});

const kill = step('kill -9', async (_, played) => {
  await played.world.dieAndComeBack();
  played.killed += 1;
  played.faults += 1;
  return undefined;
});

const whom = fc.nat({ max: 9 });
const whichDay = fc.nat({ max: 2 });

/** Histories of 10 to 30 steps; people act more often than things break. */
export const playable = () =>
  fc.commands(
    [
      whichDay.map(book),
      whichDay.map(book),
      whichDay.map(book),
      fc
        .tuple(
          whom,
          fc.constantFrom('paid', 'paid', 'declined', 'async_pending', 'async_succeeded', 'async_failed'),
        )
        .map(([at, outcome]) => pay(at, outcome as 'paid')),
      whom.map((at) => pay(at, 'paid')),
      fc
        .tuple(whom, fc.constantFrom('customer' as const, 'business' as const))
        .map(([at, by]) => cancelIt(at, by)),
      fc.tuple(whom, whichDay).map(([at, date]) => move(at, date)),
      whom.map(timePasses),
      fc.constant(sweep),
      fc.constantFrom(...Object.keys(faults)).map(breakSomething),
      fc.constant(mend),
      fc.constant(kill),
    ],
    { maxCommands: 30, size: 'max' },
  );
