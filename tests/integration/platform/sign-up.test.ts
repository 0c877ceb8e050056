import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { findSessionUser } from '@/lib/data/people/users';
import type { NextAvailable } from '@/lib/domain/availability/next';
import type { SignUpInput } from '@/lib/domain/editing/sign-up-input';
import { arrangementOf } from '@/lib/domain/payment-plan';
import { localDateOf } from '@/lib/domain/time';
import { authenticateKey } from '@/lib/http/api/api-key';
import { readNextAvailable } from '@/lib/usecases/availability/read';
import { getCatalogue } from '@/lib/usecases/catalogue/read';
import { addBusiness } from '@/lib/usecases/sign-up/add-business';
import { signUp } from '@/lib/usecases/sign-up/sign-up';
import { signedIn } from '@/tests/support/people';
import { book, startWorld, type World } from '../money/world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

let people = 0;
const form = (changes: Partial<SignUpInput> = {}): SignUpInput => ({
  businessName: 'Clay & Light',
  trade: 'STUDIO',
  ownerName: 'Ann Example',
  email: `Ann${people++}@Example.test`,
  password: 'a-long-enough-password',
  country: 'GB',
  timeZone: 'Europe/London',
  currency: 'GBP',
  ...changes,
});

async function open(changes: Partial<SignUpInput> = {}) {
  const made = await signUp(form(changes));
  if (!made.ok) throw new Error(made.detail);
  return { ...made, ctx: mintTenantContext(made.tenantId, { kind: 'CUSTOMER', id: null, name: '' }) };
}

async function firstFree(ctx: TenantContext, slug: string, zone: string) {
  const found = await readNextAvailable(ctx, { package: slug, from: localDateOf(Date.now(), zone) });
  if (!found.ok || !found.next) throw new Error(`${slug} is never free`);
  return found.next;
}

const whenOf = ({ date, slot }: NextAvailable) =>
  slot ? { start: new Date(slot.start).toISOString() } : { date };

describe.each([
  ['PHOTOGRAPHER', 'America/New_York', 'US', 'USD'],
  ['SALON', 'Europe/Berlin', 'DE', 'EUR'],
  ['STUDIO', 'Asia/Tokyo', 'CH', 'JPY'],
  ['TOURS', 'Australia/Lord_Howe', 'CA', 'AUD'],
  ['COACH', 'Europe/London', 'GB', 'GBP'],
] as const)('a fresh %s', (trade, timeZone, country, currency) => {
  let ctx: TenantContext;
  beforeAll(async () => {
    ({ ctx } = await open({ trade, timeZone, country, currency, businessName: `Fresh ${trade}` }));
  });

  it('has a free time within the horizon for everything that it sells', async () => {
    const catalogue = await getCatalogue(ctx);
    expect(catalogue.packages.length).toBeGreaterThanOrEqual(3);
    expect(catalogue.tenant).toMatchObject({ timeZone, country, currency, chargesEnabled: false });
    for (const item of catalogue.packages) await firstFree(ctx, item.slug, timeZone);
  });

  it('takes a first booking of everything that it sells, once it is live and can be paid', async () => {
    await world.sql(
      `UPDATE "Tenant" SET "liveAt" = now(), "stripeAccountId" = $2, "chargesEnabled" = true, "catalogVersion" = "catalogVersion" + 1 WHERE "id" = $1`,
      [ctx.tenantId, `acct_demo_${trade.toLowerCase()}`],
    );
    const catalogue = await getCatalogue(ctx);
    for (const item of catalogue.packages) {
      const next = await firstFree(ctx, item.slug, timeZone);
      const booking = await book(ctx, { package: item.slug, ...whenOf(next) });
      expect(booking.quote.currency).toBe(currency);
      const online = item.priceCents > 0 && arrangementOf(catalogue, item) === 'ONLINE';
      expect(booking.status).toBe(online ? 'PENDING' : 'CONFIRMED');
      expect(booking.checkoutUrl === null).toBe(!online);
    }
  });
});

it.each(['SALON', 'STUDIO', 'COACH'] as const)(
  'a fresh %s takes bookings as soon as it is live, before there is any Stripe account',
  async (trade) => {
    const { ctx } = await open({ trade });
    await world.sql(`UPDATE "Tenant" SET "liveAt" = now() WHERE "id" = $1`, [ctx.tenantId]);
    const item = (await getCatalogue(ctx)).packages[0];
    const next = await firstFree(ctx, item?.slug ?? '', 'Europe/London');
    const booking = await book(ctx, { package: item?.slug ?? '', ...whenOf(next) });
    expect(booking).toMatchObject({ status: 'CONFIRMED', checkoutUrl: null });
  },
);

it('makes an owner who can enter, and a publishable key that opens the site’s API', async () => {
  const made = await open({ email: '  Olive@Example.TEST ' });
  const user = await findSessionUser(made.userId);
  expect(user).toMatchObject({
    email: 'olive@example.test',
    isOperator: false,
    memberships: [{ tenantId: made.tenantId, role: 'OWNER' }],
  });
  const caller = await authenticateKey(new Headers({ 'x-tenant-key': made.publishableKey }));
  expect(caller).toMatchObject({ kind: 'PUBLISHABLE', ctx: { tenantId: made.tenantId } });
});

it('gives each of many businesses of one name an address of its own, at the same moment too', async () => {
  const made = await Promise.all(
    Array.from({ length: 6 }, () => open({ businessName: 'Zoë’s Quiet Room', trade: 'SALON' })),
  );
  expect(made.map(({ slug }) => slug).sort()).toEqual([
    'zoes-quiet-room',
    ...[2, 3, 4, 5, 6].map((number) => `zoes-quiet-room-${number}`),
  ]);
});

it('finds an address for a name without a Latin letter', async () => {
  expect((await open({ businessName: '美容室 🌸', trade: 'SALON' })).slug).toMatch(/^salon(-\d+)?$/);
});

it('asks the holder of a known address to sign in, and writes nothing', async () => {
  const email = 'known@example.test';
  const { userId } = await open({ email });
  const before = await world.sql('SELECT count(*) FROM "Tenant"');
  expect(await signUp(form({ email: 'KNOWN@example.test' }))).toMatchObject({
    ok: false,
    reason: 'conflict',
    errors: [{ path: 'email' }],
  });
  expect(await world.sql('SELECT count(*) FROM "Tenant"')).toEqual(before);

  const { password: _p, email: _e, ownerName: _n, ...business } = form({ businessName: 'Second room' });
  const second = await addBusiness(signedIn({ id: userId, name: 'Ann Example', email }), business);
  if (!second.ok) throw new Error(second.detail);
  const user = await findSessionUser(userId);
  expect(user?.memberships.map((each) => each.tenantId)).toContain(second.tenantId);
});

it.each(['AU', 'JP', 'BR', 'IN'])('begins nothing in %s, where it could not be paid', async (country) => {
  const refused = { ok: false, reason: 'validation_failed', errors: [{ path: 'country' }] };
  const { userId } = await open();
  const before = await world.sql('SELECT count(*) FROM "Tenant"');
  expect(await signUp(form({ country }))).toMatchObject(refused);
  const { password: _p, email, ownerName: _n, ...business } = form({ country });
  expect(await addBusiness(signedIn({ id: userId, name: 'Ann Example', email }), business)).toMatchObject(
    refused,
  );
  expect(await world.sql('SELECT count(*) FROM "Tenant"')).toEqual(before);
});

it('lets only one of two with the same new address through', async () => {
  const email = 'twice@example.test';
  const results = await Promise.all([signUp(form({ email })), signUp(form({ email }))]);
  expect(results.map((result) => result.ok).sort()).toEqual([false, true]);
});
