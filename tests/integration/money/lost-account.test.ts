import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { systemActor } from '@/lib/data/connection/tenant-context';
import { readConnectState } from '@/lib/data/money/stripe-accounts';
import { arrangementOf } from '@/lib/domain/payment-plan';
import { getCatalogue } from '@/lib/usecases/catalogue/read';
import { startOnboarding } from '@/lib/usecases/connect/onboarding';
import { bella } from '@/prisma/demo/bella';
import { book, inDays, startWorld, type World } from './world';

/** The account that a business was paid to: closed, taken back, or about to stop. */
let world: World;
let day = 100;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

let number = 0;
async function business(): Promise<{ ctx: TenantContext; account: string; owner: string }> {
  number += 1;
  const account = `acct_demo_lost${number}`;
  const owner = `owner${number}@example.com`;
  const blueprint = {
    ...bella,
    tenant: { ...bella.tenant, slug: `lost-${number}`, stripeAccountId: account },
  };
  const made = await world.tenant({ ...blueprint, apiKeys: [] } as typeof bella);
  await world.sql(
    `WITH made AS (INSERT INTO "User" ("id", "email", "name", "passwordHash", "updatedAt")
       VALUES (gen_random_uuid(), $2, 'Bella', 'x', now()) RETURNING "id")
     INSERT INTO "Member" ("id", "tenantId", "userId", "role") SELECT gen_random_uuid(), $1, "id", 'OWNER' FROM made`,
    [made.tenantId, owner],
  );
  // The stand-in opens it when it is first heard of.
  await world.control.setAccount(account, true);
  await world.quiet({ mails: true });
  return { ctx: mintTenantContext(made.tenantId, systemActor), account, owner };
}

const dead = () => world.sql(`SELECT "lastError" FROM "Job" WHERE "status" = 'DEAD'`);
const onboarding = (ctx: TenantContext, email: string) =>
  startOnboarding(ctx, {}, { email, returnPath: '/admin/payments' });
const subjects = async (to: string) => (await world.control.mails(to)).map(({ subject }) => subject);

it('an account that was taken back sells nothing, its owner is told once, and another one can be connected', async () => {
  const { ctx, account, owner } = await business();
  await world.control.revokeAccount(account);
  await world.quiet({ mails: true });
  expect(await dead()).toEqual([]);
  expect(await readConnectState(ctx)).toMatchObject({ lost: true, chargesEnabled: false });
  const catalogue = await getCatalogue(ctx);
  expect(catalogue.packages.map((item) => arrangementOf(catalogue, item))).not.toContain('ONLINE');
  expect(await subjects(owner)).toEqual([expect.stringContaining('can’t take cards any more')]);

  const { url } = await onboarding(ctx, owner);
  expect(url).toContain('/setup/');
  const state = await readConnectState(ctx);
  expect(state).toMatchObject({ lost: false, chargesEnabled: false });
  expect(state?.stripeAccountId).not.toBe(account);
  await world.control.setAccount(state?.stripeAccountId ?? '', true);
  await world.quiet();
  expect(await readConnectState(ctx)).toMatchObject({ chargesEnabled: true, lost: false });
});

it('whoever books before we have heard of it gets no hold, and the site stops selling', async () => {
  const { ctx, account } = await business();
  await world.control.hold(true);
  await world.control.revokeAccount(account);
  const date = inDays(day++);
  await expect(book(ctx, { package: 'elopement', date })).rejects.toMatchObject({ code: 'unavailable' });
  expect(
    await world.sql(`SELECT 1 FROM "Booking" WHERE "tenantId" = $1 AND "status" = 'PENDING'`, [ctx.tenantId]),
  ).toEqual([]);
  await world.quiet({ mails: true });
  await world.control.hold(false);
  expect(await readConnectState(ctx)).toMatchObject({ lost: true, chargesEnabled: false });
});

it('an owner who comes to connect before we have heard of it gets a new account at once', async () => {
  const { ctx, account, owner } = await business();
  await world.control.hold(true);
  await world.control.revokeAccount(account);
  expect((await onboarding(ctx, owner)).url).toContain('/setup/');
  expect((await readConnectState(ctx))?.stripeAccountId).not.toBe(account);
  await world.control.hold(false);
});

it('what Stripe wants to know is told before card payments stop, and once', async () => {
  const { ctx, account, owner } = await business();
  await world.control.setAccount(account, true, ['individual.verification.document']);
  await world.quiet({ mails: true });
  await world.control.setAccount(account, true, ['individual.verification.document']);
  await world.quiet({ mails: true });
  expect(await readConnectState(ctx)).toMatchObject({ chargesEnabled: true, requirements: { due: 1 } });
  expect(await subjects(owner)).toEqual([expect.stringContaining('Stripe needs more details')]);
  await world.control.setAccount(account, false);
  await world.quiet({ mails: true });
  expect(await subjects(owner)).toContainEqual(expect.stringContaining('can’t take cards right now'));
});

describe('a business in a country that we can’t pay', () => {
  const moveTo = (country: string, ctx: TenantContext, account: string | null) =>
    world.sql(`UPDATE "Tenant" SET "country" = $2, "stripeAccountId" = $3 WHERE "id" = $1`, [
      ctx.tenantId,
      country,
      account,
    ]);

  it.each([
    ['AU', 'Australia'],
    ['JP', 'Japan'],
    ['BR', 'Brazil'],
    ['IN', 'India'],
  ])('%s: is told so when it would connect, and no account is made', async (country, name) => {
    const { ctx, owner } = await business();
    await moveTo(country, ctx, null);
    await expect(onboarding(ctx, owner)).rejects.toMatchObject({
      code: 'not_allowed',
      message: expect.stringContaining(name),
    });
    expect((await readConnectState(ctx))?.stripeAccountId).toBeNull();
  });

  it('goes on with the account that it has', async () => {
    const { ctx, account, owner } = await business();
    await moveTo('AU', ctx, account);
    expect((await onboarding(ctx, owner)).url).toContain('/setup/');
    expect((await readConnectState(ctx))?.stripeAccountId).toBe(account);
  });
});
