import type pg from 'pg';
import { writeBlueprint } from '@/lib/data/catalogue/blueprints';
import { database } from '@/lib/data/connection/client';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import { systemActor } from '@/lib/data/connection/tenant-context';
import { classOccurrence } from '@/lib/domain/availability/occurrence';
import type { Catalogue } from '@/lib/domain/catalogue';
import { addDays } from '@/lib/domain/local-date';
import { priceBasket } from '@/lib/domain/pricing';
import { localInstants } from '@/lib/domain/time';
import { getCatalogue } from '@/lib/usecases/catalogue/read';
import { businessAt, kindOf, type Wish } from './businesses';
import type { ScaleOptions } from './options';

export const DAYS_BEHIND = 1096;
const BATCH = 50;

/** Creates the missing businesses, as sign-up would; four at a time. */
export async function writeBusinesses({ tenants }: ScaleOptions): Promise<void> {
  const { prisma } = database();
  const there = await prisma.tenant.findMany({
    where: { slug: { startsWith: 'scale-' } },
    select: { slug: true },
  });
  const known = new Set(there.map(({ slug }) => slug));
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < tenants; index = next++) {
      const blueprint = businessAt(index);
      if (known.has(blueprint.tenant.slug)) continue;
      await prisma.$transaction((tx) => writeBlueprint(tx, blueprint), { timeout: 60_000, maxWait: 60_000 });
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
}

/**
 * Writes what SQL needs of each business into scratch tables: its resources, and its baskets as the product prices
 * them. Only businesses without bookings: filling one twice would collide.
 */
export async function describeBusinesses(client: pg.Client, options: ScaleOptions): Promise<number> {
  await client.query(`
    CREATE UNLOGGED TABLE scale_scratch.business (at int PRIMARY KEY, tenant uuid, kind text, zone text, currency text, fee_bps int,
      policy jsonb, days_ahead int, resources uuid[], wishes int) WITH (parallel_workers = 2);
    CREATE UNLOGGED TABLE scale_scratch.basket (at int, turn int, package uuid, service uuid, type text, minutes int, buffer int, seats int,
      quote jsonb, basket jsonb, total int, due int, balance int, balance_days int, PRIMARY KEY (at, turn));
    CREATE UNLOGGED TABLE scale_scratch.departure (service uuid, start timestamptz, occurrence uuid)`);
  const { rows } = await client.query<{ id: string; at: number }>(
    `SELECT t."id", substr(t."slug", 7)::int AS at FROM "Tenant" t
      WHERE t."slug" ~ '^scale-\\d+$' AND substr(t."slug", 7)::int < $1
        AND NOT EXISTS (SELECT 1 FROM "Booking" b WHERE b."tenantId" = t."id") ORDER BY 2`,
    [options.tenants],
  );
  for (let from = 0; from < rows.length; from += BATCH) {
    const described = await Promise.all(
      rows.slice(from, from + BATCH).map(async ({ id, at }) => {
        return describe(at, await getCatalogue(mintTenantContext(id, systemActor)));
      }),
    );
    for (const table of ['business', 'basket', 'departure'] as const) {
      await client.query(`INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1)`, [
        JSON.stringify(described.flatMap((each): object[] => each[table])),
      ]);
    }
  }
  await client.query('ANALYZE business; ANALYZE basket; ANALYZE departure');
  return rows.length;
}

function describe(at: number, catalogue: Catalogue) {
  const kind = kindOf(at);
  const { tenant, policy } = catalogue;
  const today = new Date().toISOString().slice(0, 10);
  const priced = kind.wishes.map((wish) => price(catalogue, wish, addDays(today, 300)));
  return {
    business: [
      {
        at,
        tenant: tenant.id,
        kind: kind.name,
        zone: tenant.timeZone,
        currency: tenant.currency,
        fee_bps: tenant.commissionBps,
        policy,
        days_ahead: kind.daysAhead,
        resources: kind.blueprint.resources.map(
          ({ slug }) => found(catalogue.resources.find((each) => each.slug === slug)).id,
        ),
        wishes: kind.wishes.length,
      },
    ],
    basket: priced.map((each, turn) => ({ at, turn, ...each })),
    departure:
      kind.name === 'tours' ? departures(priced[0]?.service ?? '', tenant.timeZone, kind.daysAhead) : [],
  };
}

/** The product's own price of a basket. */
function price(catalogue: Catalogue, wish: Wish, date: string) {
  const item = found(catalogue.packages.find(({ slug }) => slug === wish.package));
  const service = found(catalogue.services.find(({ id }) => id === item.serviceId));
  const addOns = wish.addOns.map((slug) => ({
    addOnId: found(catalogue.addOns.find((each) => each.slug === slug)).id,
    quantity: 1,
  }));
  const basket = { packageId: item.id, seats: wish.seats, resourceId: null, addOns, discountCents: 0 };
  const priced = priceBasket({ catalogue, package: item, date, ...basket, now: Date.now() });
  if (!priced.ok) throw new Error(priced.detail);
  const { quote } = priced;
  return {
    package: item.id,
    service: service.id,
    type: item.bookingType,
    minutes: service.durationMinutes,
    buffer: service.bufferAfterMinutes,
    seats: wish.seats,
    quote,
    basket,
    total: quote.totalCents,
    due: quote.dueNowCents,
    balance: quote.balanceCents,
    balance_days: quote.balanceDueOn ? catalogue.policy.balanceDueDays : null,
  };
}

/** The occurrence ids of classes, computed as the product does, so that a real booking can join one. */
function departures(service: string, zone: string, daysAhead: number) {
  const today = new Date().toISOString().slice(0, 10);
  return Array.from({ length: DAYS_BEHIND + daysAhead + 2 }, (_, day) => {
    const start = found(localInstants(addDays(today, day - DAYS_BEHIND - 1), '05:00', zone)[0]);
    return { service, start: new Date(start).toISOString(), occurrence: classOccurrence(service, start) };
  });
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The business lacks what its blueprint names');
  return value;
}
