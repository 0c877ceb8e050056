import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { AssignmentRule } from '@/lib/domain/catalogue';
import { serene } from '@/prisma/demo/serene';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database';
import { writeTenants } from '@/tests/support/demo-tenants';
import { setEnvironment } from '@/tests/support/environment';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment({
    DATABASE_URL: database.url,
    BOOKING_TRANSACTION_TIMEOUT_MS: '60000',
    DATABASE_POOL_TIMEOUT: '70',
  });
});

afterAll(async () => {
  const { disconnect } = await import('@/lib/data/connection/client');
  await disconnect();
  await database?.drop();
});

/** A spa with this rule for its therapists, under an address of its own. */
async function spa(rule: AssignmentRule | undefined): Promise<TenantContext> {
  const slug = `spa-${rule ?? 'by-default'}`.toLowerCase().replaceAll('_', '-');
  const [ctx] = await writeTenants({
    ...serene,
    tenant: { ...serene.tenant, slug, stripeAccountId: `acct_${slug}` },
    // All work at the same hours, all day.
    schedules: serene.schedules.map((schedule) => ({
      ...schedule,
      weekly: { 3: [{ startMinute: 480, endMinute: 1320 }] },
    })),
    services: serene.services.map((service) => ({
      ...service,
      groups: service.groups.map((group) => ({ ...group, assignment: rule })),
    })),
  });
  return ctx as TenantContext;
}

/**
 * Books massages one after the other, each when everybody is free.
 * @returns the therapist's name of each
 */
async function book(ctx: TenantContext, count: number, resource?: string): Promise<string[]> {
  const { createBooking } = await import('@/lib/usecases/bookings/create');
  const { getCatalogue } = await import('@/lib/usecases/catalogue/read');
  const { readBooking } = await import('@/lib/data/bookings/bookings');
  const catalogue = await getCatalogue(ctx);
  const names = new Map(catalogue.resources.map(({ id, slug }) => [id, slug]));
  const found: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const starts = await startsOf(ctx);
    const start = starts[0];
    if (start === undefined) throw new Error('nothing is free any more');
    const answer = await createBooking(
      ctx,
      {
        package: 'massage-60',
        start: new Date(start).toISOString(),
        seats: 1,
        addOns: [],
        arrangement: 'AT_APPOINTMENT',
        customer: { name: 'Ada Lovelace', email: 'ada@example.com' },
        ...(resource === undefined ? {} : { resource }),
      },
      { source: 'OFFICE', visitor: null, idempotency: null },
    );
    if (!answer.ok) throw new Error(answer.detail);
    const booking = await readBooking(ctx, answer.booking.id);
    found.push(names.get(booking?.resourceIds[0] ?? '') ?? '');
  }
  return found;
}

/** Starts of one Wednesday, when everybody works, at which nobody is booked yet. */
async function startsOf(ctx: TenantContext): Promise<number[]> {
  const { getCatalogue } = await import('@/lib/usecases/catalogue/read');
  const { readLiveClaims } = await import('@/lib/data/bookings/claims');
  const { availableSlots } = await import('@/lib/domain/availability/slots');
  const { addDays, weekdayOf } = await import('@/lib/domain/local-date');
  const catalogue = await getCatalogue(ctx);
  const item = catalogue.packages.find(({ slug }) => slug === 'massage-60');
  if (!item) throw new Error('no massage');
  let date = addDays(new Date().toISOString().slice(0, 10), 7);
  while (weekdayOf(date) !== 3) date = addDays(date, 1);
  const from = Date.parse(`${date}T00:00:00Z`);
  const ids = catalogue.resources.map(({ id }) => id);
  const claims = await readLiveClaims(ctx, ids, from, from + 86_400_000);
  const { timeZone } = catalogue.tenant;
  const day = { from: date, to: date, timeZone, seats: 1, claims: [], now: Date.now() };
  const slots = availableSlots({ catalogue, package: item, ...day });
  // A treatment and its buffer are 70 minutes.
  const isFree = ({ start }: { start: number }) =>
    claims.every((claim) => claim.end <= start || claim.start >= start + 70 * 60_000);
  return slots.filter(isFree).map(({ start }) => start);
}

test('by default whoever has the least that day: nobody gets a second one before all have one', async () => {
  const ctx = await spa(undefined);
  const [first, second, third, ...others] = await book(ctx, 6);
  expect([first, second, third]).toEqual(['amara', 'jonas', 'mei']);
  expect(others).toEqual(['amara', 'jonas', 'mei']);
});

test('whom customers asked for counts too', async () => {
  const ctx = await spa('LEAST_BUSY');
  // Asked for by name, so it counts for Amara.
  expect(await book(ctx, 2, 'amara')).toEqual(['amara', 'amara']);
  expect(await book(ctx, 4)).toEqual(['jonas', 'mei', 'jonas', 'mei']);
});

test('in turn: the one who was booked longest ago, also after a save of the service', async () => {
  const ctx = await spa('IN_TURN');
  expect(await book(ctx, 4)).toEqual(['amara', 'jonas', 'mei', 'amara']);
  const { listServices } = await import('@/lib/data/catalogue/services');
  const { saveService } = await import('@/lib/usecases/services/save');
  for (const { packages: _, ...service } of await listServices(ctx)) {
    expect(await saveService(ctx, service)).toMatchObject({ ok: true });
  }
  expect(await book(ctx, 2)).toEqual(['jonas', 'mei']);
});

test('in order: always the first of the list who is free', async () => {
  expect(await book(await spa('IN_ORDER'), 3)).toEqual(['amara', 'amara', 'amara']);
});
