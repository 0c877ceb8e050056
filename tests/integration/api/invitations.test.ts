import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '@/tests/support/app';
import { callAction, resultOf, serverActions, sessionCookie } from './server-actions';

/** An invitation is a mail to anybody, with words that a business chose for its name. */
let app: TestApp;
let owner: pg.Client;
const second = 'second-owner@serene-spa.test';
beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_INVITATIONS_PER_DAY: '3' });
  owner = new pg.Client({ connectionString: app.database.directUrl });
  await owner.connect();
  await owner.query(
    `INSERT INTO "User" ("id", "email", "name", "passwordHash", "updatedAt")
       SELECT gen_random_uuid(), $1, 'Pat', "passwordHash", now() FROM "User" WHERE "email" = 'owner@serene-spa.test'`,
    [second],
  );
});
afterAll(async () => {
  await owner?.end();
  await app?.close();
});

async function invite(as: string, email: string) {
  const action = serverActions().find(({ name }) => name === 'inviteAction');
  if (!action) throw new Error('The action has another name');
  const cookie = await sessionCookie(app, as);
  return resultOf((await callAction(app, action, [{ email, role: 'STAFF' }], { cookie })).text);
}

it('is sent so often a day for each business, whoever of it asks', async () => {
  await owner.query(
    `INSERT INTO "Member" ("id", "tenantId", "userId", "role")
       SELECT gen_random_uuid(), t."id", u."id", 'OWNER' FROM "Tenant" t, "User" u
        WHERE t."slug" = 'serene-spa' AND u."email" = $1`,
    [second],
  );
  const by = (n: number) => (n % 2 ? second : 'owner@serene-spa.test');
  // What needs another look sends nothing, so it counts for nothing.
  expect(await invite(by(0), 'no address')).toMatchObject({ ok: false, code: 'validation_failed' });
  for (const n of [0, 1, 2])
    expect(await invite(by(n), `stranger-${n}@example.com`)).toMatchObject({ ok: true });
  for (const n of [3, 4]) {
    expect(await invite(by(n), `stranger-${n}@example.com`)).toMatchObject({
      ok: false,
      code: 'rate_limited',
      message: 'Your business has sent as many invitations as it may in a day. Please try again in 24 hours.',
    });
  }
  const { rows } = await owner.query(
    `SELECT count(*)::int AS n FROM "Token" WHERE "kind" = 'INVITATION' AND "email" LIKE 'stranger-%'`,
  );
  expect(rows[0].n).toBe(3);
  expect(await invite('owner@bella-weddings.test', 'stranger-9@example.com')).toMatchObject({ ok: true });
});
