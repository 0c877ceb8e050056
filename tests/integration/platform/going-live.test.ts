import { afterAll, beforeAll, expect, it } from 'vitest';
import { findTenantBySlug } from '@/lib/data/catalogue/catalogue';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { NextAvailable } from '@/lib/domain/availability/next';
import { createBookingInput } from '@/lib/domain/booking-input';
import { addressInput } from '@/lib/domain/editing/address-input';
import { guessKinds } from '@/lib/domain/guesses';
import { localDateOf } from '@/lib/domain/time';
import { readNextAvailable } from '@/lib/usecases/availability/read';
import { createBooking } from '@/lib/usecases/bookings/create';
import { changeAddress } from '@/lib/usecases/business/change-address';
import { getCatalogue } from '@/lib/usecases/catalogue/read';
import { removePackage } from '@/lib/usecases/packages/arrange';
import { listPackages } from '@/lib/usecases/packages/read';
import { savePackage } from '@/lib/usecases/packages/save';
import { readPolicy } from '@/lib/usecases/policy/read';
import { savePolicy } from '@/lib/usecases/policy/save';
import { dismissSetUp, readSetUp, tickStep } from '@/lib/usecases/sign-up/checklist';
import { goLive } from '@/lib/usecases/sign-up/go-live';
import { confirmGuess, listGuesses } from '@/lib/usecases/sign-up/guesses';
import { signUp } from '@/lib/usecases/sign-up/sign-up';
import { readSite } from '@/lib/usecases/site/read';
import { saveSite } from '@/lib/usecases/site/save';
import { startWorld, type World } from '../money/world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

let people = 0;

/** A salon that has just signed up, as its owner and as a stranger. */
async function draft() {
  const made = await signUp({
    businessName: 'Clay & Light',
    trade: 'SALON',
    ownerName: 'Ann Example',
    email: `ann${people++}@example.test`,
    password: 'a-long-enough-password',
    country: 'GB',
    timeZone: 'Europe/London',
    currency: 'GBP',
  });
  if (!made.ok) throw new Error(made.detail);
  const { tenantId, slug, userId } = made;
  return {
    tenantId,
    slug,
    userId,
    owner: mintTenantContext(tenantId, { kind: 'MEMBER', role: 'OWNER', id: userId, name: 'Ann' }),
    stranger: mintTenantContext(tenantId, { kind: 'CUSTOMER', id: null, name: '' }),
  };
}

const when = ({ date, slot }: NextAvailable) =>
  slot ? { start: new Date(slot.start).toISOString() } : { date };

async function tryToBook(
  ctx: TenantContext,
  request: { source: 'SITE' | 'API' | 'OFFICE'; isSecret?: boolean },
) {
  const item = (await getCatalogue(ctx)).packages[0];
  const from = localDateOf(Date.now(), 'Europe/London');
  const found = await readNextAvailable(ctx, { package: item?.slug ?? '', from });
  if (!found.ok || !found.next) throw new Error('never free');
  const input = createBookingInput.parse({
    package: item?.slug,
    ...when(found.next),
    customer: { name: 'Cleo', email: 'cleo@example.test' },
  });
  return createBooking(ctx, input, { visitor: null, idempotency: null, ...request });
}

it('is a draft: strangers can’t book, the office and the business’s own server can', async () => {
  const { owner, stranger, slug, tenantId } = await draft();
  expect(await findTenantBySlug(slug)).toMatchObject({ isLive: false });
  const refused = { ok: false, reason: 'not_live' };
  expect(await tryToBook(stranger, { source: 'SITE' })).toMatchObject(refused);
  const key = mintTenantContext(tenantId, { kind: 'API', id: tenantId, name: 'Website' });
  expect(await tryToBook(key, { source: 'API' })).toMatchObject(refused);
  expect(await tryToBook(owner, { source: 'OFFICE' })).toMatchObject({ ok: true });
  expect(await tryToBook(key, { source: 'API', isSecret: true })).toMatchObject({ ok: true });
});

it('goes live once all is there, says until then what is missing, and keeps it in its history', async () => {
  const { owner, stranger, slug, tenantId, userId } = await draft();
  const missing = async () => {
    const answer = await goLive(owner);
    return answer.ok ? [] : (answer.errors ?? []).map(({ path }) => path);
  };
  expect(await missing()).toEqual(['email', 'site', 'prices', 'hours', 'policy', 'place', 'payments']);
  expect(await tryToBook(stranger, { source: 'SITE' })).toMatchObject({ ok: false });

  await world.sql(`UPDATE "User" SET "emailProvenAt" = now() WHERE "id" = $1`, [userId]);
  for (const kind of guessKinds) expect(await confirmGuess(owner, { kind })).toEqual({ ok: true });
  expect(await listGuesses(owner)).toEqual([]);
  expect(await missing()).toEqual(['place']);
  const site = await readSite(owner);
  if (!site) throw new Error('no site');
  expect(await saveSite(owner, { ...site, addressLine: '12 Mill Lane', city: 'Bath' })).toMatchObject({
    ok: true,
  });

  // Nobody can pay: not by card, and not at the appointment. It is one thing to do, and under "Services" nothing is.
  const policy = await readPolicy(owner);
  if (!policy) throw new Error('no policy');
  const { edition: _, ...rules } = policy;
  expect(await savePolicy(owner, { ...rules, paymentTiming: 'BEFORE' })).toMatchObject({ ok: true });
  expect(await missing()).toEqual(['payments']);
  expect(await savePolicy(owner, rules)).toMatchObject({ ok: true });

  expect(await goLive(owner)).toEqual({ ok: true, slug });
  expect(await goLive(owner)).toEqual({ ok: true, slug });
  expect(await findTenantBySlug(slug)).toMatchObject({ isLive: true });
  expect(await tryToBook(stranger, { source: 'SITE' })).toMatchObject({ ok: true });
  expect(
    await world.sql(
      `SELECT "action", "actorName" FROM "AuditEntry" WHERE "tenantId" = $1 AND "action" = 'business.went_live'`,
      [tenantId],
    ),
  ).toEqual([{ action: 'business.went_live', actorName: 'Ann' }]);
});

it('marks each guess until it was saved, confirmed or removed', async () => {
  const { owner } = await draft();
  const guesses = await listGuesses(owner);
  expect(new Set(guesses.map(({ kind }) => kind))).toEqual(new Set(guessKinds));
  const unseen = async () => (await readSetUp(owner)).steps.find(({ key }) => key === 'prices')?.unseen;
  const packages = await listPackages(owner);
  const extras = guesses.filter(({ kind }) => kind === 'add_on').length;
  expect(await unseen()).toBe(packages.length + extras);

  const [saved, confirmed, removed] = packages;
  if (!saved || !confirmed || !removed) throw new Error('too few packages');
  const { bookingType: _b, bookings: _n, ...values } = saved;
  expect(await savePackage(owner, { ...values, priceCents: 4_900 })).toMatchObject({ ok: true });
  expect(await unseen()).toBe(packages.length + extras - 1);
  expect(await confirmGuess(owner, { kind: 'package', id: confirmed.id })).toEqual({ ok: true });
  expect(await unseen()).toBe(packages.length + extras - 2);
  expect(await removePackage(owner, { id: removed.id })).toMatchObject({ ok: true });
  expect(await unseen()).toBe(packages.length + extras - 3);
  expect(await confirmGuess(owner, { kind: 'package' })).toEqual({ ok: true });
  expect(await unseen()).toBe(extras);
});

it('keeps the set-up list until the owner puts it away, and has it back', async () => {
  const { owner } = await draft();
  const done = async () => (await readSetUp(owner)).steps.filter((step) => step.done).map(({ key }) => key);
  // Nothing is done by a default that nobody has looked at but what the rows show.
  expect(await done()).toEqual(['bookable']);
  expect(await tryToBook(owner, { source: 'OFFICE' })).toMatchObject({ ok: true });
  expect(await done()).toEqual(['bookable', 'booking']);
  await confirmGuess(owner, { kind: 'policy' });
  expect(await done()).toEqual(['policy', 'bookable', 'payments', 'booking']);
  await tickStep(owner, { step: 'walk', done: true });
  expect(await done()).toContain('walk');
  await dismissSetUp(owner, { dismissed: true });
  expect(await readSetUp(owner)).toMatchObject({ dismissed: true, isLive: false });
  await dismissSetUp(owner, { dismissed: false });
  expect(await readSetUp(owner)).toMatchObject({ dismissed: false });
});

it('moves to another address: former ones lead there, and are nobody else’s', async () => {
  const { owner, slug, tenantId } = await draft();
  const moved = await changeAddress(owner, { slug: `mill-lane-${people}` });
  expect(moved).toMatchObject({ ok: true, slug: `mill-lane-${people}`, all: [slug, `mill-lane-${people}`] });
  for (const address of [slug, `mill-lane-${people}`])
    expect(await findTenantBySlug(address)).toMatchObject({ id: tenantId, slug: `mill-lane-${people}` });

  const other = await draft();
  expect(other.slug).not.toBe(slug);
  for (const taken of [slug, `mill-lane-${people - 1}`])
    expect(await changeAddress(other.owner, { slug: taken })).toMatchObject({
      ok: false,
      reason: 'validation_failed',
      errors: [{ path: 'slug' }],
    });
  expect(await findTenantBySlug(other.slug)).toMatchObject({ slug: other.slug });
  // Two who want one at the same moment.
  const wanted = `wanted-${people}`;
  const both = await Promise.all([owner, other.owner].map((ctx) => changeAddress(ctx, { slug: wanted })));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);

  // Back to the first one; nobody collects addresses.
  expect(await changeAddress(owner, { slug })).toMatchObject({ ok: true, slug });
  let refused = 0;
  for (let n = 0; n < 10; n += 1)
    if (!(await changeAddress(owner, { slug: `one-more-${people}-${n}` })).ok) refused += 1;
  expect(refused).toBeGreaterThan(0);
  const rows = await world.sql<{ count: number }>(
    `SELECT count(*)::int FROM "TenantSlug" WHERE "tenantId" = $1`,
    [tenantId],
  );
  expect(rows).toEqual([{ count: 10 }]);
  for (const reserved of ['admin', 'support', 'MILL LANE', 'a'])
    expect(addressInput.safeParse({ slug: reserved }).success, reserved).toBe(false);
});
