import { readFileSync } from 'node:fs';
import type pg from 'pg';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Interval, interval } from './interval';

const DAY = 86_400_000;
const HOUR = DAY / 24;
/** Businesses of each kind, and at how many times each is booked: thousands of bookings of each kind. */
const BUSINESSES = 12;
const TIMES = 280;
const WARM = 20;

type Kind = 'alone' | 'connected' | 'beside';
type Cost = { ms: number; server: number; database: number };
type Trial = Record<Kind, Cost>;

type Given = {
  sql: (text: string, values?: unknown[]) => Promise<pg.QueryResultRow[]>;
  /** Writes this many businesses, each as the last one. */
  businesses: (names: readonly string[]) => Promise<TenantContext[]>;
  /** A calendar that is read and written for the first person of each. */
  connect: (businesses: readonly TenantContext[]) => Promise<string[]>;
};

/**
 * What a connected calendar costs a booking: one booking of a business with a calendar (and 1,200 busy times in it), one of a
 * business without, and one of another business without, at the same time of the same day, in each of the six orders in turn. So all
 * three have the same claims, jobs and history, and whatever else the machine does meets all three. Announcing a booking's
 * jobs is waited for before the next one, and nobody runs them. The second difference, between two of the same kind, is what
 * the measurement can see at all.
 */
export async function aBooking({ sql, businesses, connect }: Given): Promise<void> {
  const kinds: readonly Kind[] = ['alone', 'connected', 'beside'];
  const all = await businesses(
    Array.from(
      { length: BUSINESSES * 3 },
      (_, index) => `bench-${kinds[index % 3]}-${Math.floor(index / 3)}`,
    ),
  );
  const trios = Array.from({ length: BUSINESSES }, (_, index) => {
    // Made crosswise: where in an index somebody's rows lie is no matter of calendars.
    const [one, two, three] = all.slice(index * 3, index * 3 + 3) as [
      TenantContext,
      TenantContext,
      TenantContext,
    ];
    const [alone, connected, beside] = turned([one, two, three], index) as [
      TenantContext,
      TenantContext,
      TenantContext,
    ];
    return { alone, connected, beside };
  });
  const sources = await connect(trios.map(({ connected }) => connected));
  for (const [index, { connected }] of trios.entries()) await busyTwiceADay(sql, connected, sources[index]);
  await sql('ANALYZE');
  const starts = await freeStarts(trios[0]?.connected);
  const spent = await spentBy(sql);
  const { createBooking } = await import('@/lib/usecases/bookings/create');
  const { createBookingInput } = await import('@/lib/domain/booking-input');
  const { jobsAnnounced } = await import('@/lib/usecases/outbox/publish');
  const book = async (ctx: TenantContext, start: number): Promise<Cost> => {
    const input = createBookingInput.parse({
      package: 'massage-60',
      start: new Date(start).toISOString(),
      arrangement: 'AT_APPOINTMENT',
      customer: { name: 'Bench', email: `bench-${start}@example.com` },
    });
    const [before, began] = [spent(), performance.now()];
    const made = await createBooking(ctx, input, { source: 'OFFICE', visitor: null, idempotency: null });
    const ms = performance.now() - began;
    const after = spent();
    if (!made.ok) throw new Error(made.detail);
    await jobsAnnounced();
    return { ms, server: after.server - before.server, database: after.database - before.database };
  };
  const trials: Trial[] = [];
  for (const [turn, start] of starts.entries())
    for (const [index, trio] of trios.entries()) {
      const costs: Partial<Trial> = {};
      for (const kind of orders[(turn + index) % orders.length] ?? [])
        costs[kind] = await book(trio[kind], start);
      if (turn >= WARM) trials.push(costs as Trial);
    }
  for (const [what, of] of [
    ['the answer', ({ ms }: Cost) => ms],
    ['work of the server', ({ server }: Cost) => server],
    ['work of the database', ({ database }: Cost) => database],
    ['work of both', ({ server, database }: Cost) => server + database],
  ] as const)
    console.log(`${what}: ${said(trials, of)}`);
}

/** With no calendar, and the difference that one makes, beside the difference between two that have none. */
function said(trials: readonly Trial[], of: (cost: Cost) => number): string {
  const base = interval(trials.map(({ alone, beside }) => (of(alone) + of(beside)) / 2)).middle;
  const share = ({ middle, from, to }: Interval) =>
    `${percent(middle / base)} (${percent(from / base)} to ${percent(to / base)})`;
  // Beside the mean of both of the others, so that where a booking stands in its trio weighs nothing.
  const calendar = interval(
    trials.map((each) => of(each.connected) - (of(each.alone) + of(each.beside)) / 2),
  );
  const nothing = interval(trials.map((each) => of(each.beside) - of(each.alone)));
  return `${base.toFixed(2)} ms without a calendar, with one ${share(calendar)}; two without differ by ${share(nothing)}; ${trials.length} of each`;
}

const percent = (share: number) => `${share >= 0 ? '+' : '−'}${Math.abs(share * 100).toFixed(1)} %`;

const turned = <T>(values: readonly T[], by: number): T[] => [
  ...values.slice(by % values.length),
  ...values.slice(0, by % values.length),
];
const orders: readonly Kind[][] = [
  ['alone', 'connected', 'beside'],
  ['connected', 'beside', 'alone'],
  ['beside', 'alone', 'connected'],
  ['beside', 'connected', 'alone'],
  ['connected', 'alone', 'beside'],
  ['alone', 'beside', 'connected'],
];

/** When nobody works. */
async function busyTwiceADay(sql: Given['sql'], { tenantId }: TenantContext, source: string | undefined) {
  await sql(
    `INSERT INTO "BusyTime" ("tenantId","sourceId","resourceId","key","during","title")
     SELECT r."tenantId", $2, r."id", n::text, tstzrange(at, at + interval '20 minutes'), ''
       FROM "Resource" r, generate_series(0, 399) n,
            LATERAL (SELECT date_trunc('day', now()) + n / 2 * interval '1 day' + (n % 2) * interval '30 minutes' + interval '7 hours' AS at) t
      WHERE r."tenantId" = $1 AND r."kind" = 'PERSON'`,
    [tenantId, source],
  );
}

async function freeStarts(ctx: TenantContext | undefined): Promise<number[]> {
  if (!ctx) throw new Error('no business');
  const { readSlots } = await import('@/lib/usecases/availability/read');
  const day = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
  const found = await readSlots(ctx, { package: 'massage-60', from: day(3), to: day(89) });
  const free = (found.ok ? found.slots : []).filter(({ start }) => start % (2 * HOUR) === 0);
  if (free.length < TIMES + WARM) throw new Error(`only ${free.length} times are free`);
  return free.slice(0, TIMES + WARM).map(({ start }) => start);
}

/** The work that this process and the database's have done so far, in milliseconds: what else runs here is not in it. */
async function spentBy(sql: Given['sql']): Promise<() => Omit<Cost, 'ms'>> {
  const backends = await sql(
    `SELECT "pid" FROM pg_stat_activity WHERE "datname" = current_database() AND "pid" <> pg_backend_pid()`,
  );
  const ofDatabase = () =>
    backends.reduce(
      (sum, { pid }) => sum + Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6,
      0,
    );
  return () => {
    const { user, system } = process.cpuUsage();
    return { server: (user + system) / 1000, database: ofDatabase() };
  };
}
