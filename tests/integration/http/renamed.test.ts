import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '@/tests/support/app';

/** Addresses that a package had before. */
let app: TestApp;
let owner: pg.Client;
beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_PUBLIC_PER_15_MIN: '100000' });
  owner = new pg.Client({ connectionString: app.database.directUrl });
  await owner.connect();
}, 240_000);
afterAll(async () => {
  await owner?.end();
  await app?.close();
});

/** As a save of the office writes it (lib/data/catalogue/packages.ts). */
async function rename(from: string, to: string) {
  const { rows } = await owner.query(
    `UPDATE "Package" p SET "slug" = $2 FROM "Tenant" t
      WHERE p."tenantId" = t."id" AND t."slug" = 'serene-spa' AND p."slug" = $1 RETURNING p."tenantId", p."id"`,
    [from, to],
  );
  const { tenantId, id } = rows[0];
  await owner.query('DELETE FROM "PackageSlug" WHERE "tenantId" = $1 AND "slug" = $2', [tenantId, to]);
  await owner.query('INSERT INTO "PackageSlug" ("tenantId", "slug", "packageId") VALUES ($1, $2, $3)', [
    tenantId,
    from,
    id,
  ]);
  await owner.query('UPDATE "Tenant" SET "catalogVersion" = "catalogVersion" + 1 WHERE "id" = $1', [
    tenantId,
  ]);
  // For so long an instance may believe a version.
  await new Promise((resolve) => setTimeout(resolve, 150));
}

const page = (slug: string) => `/t/serene-spa/p/${slug}`;
const look = async (path: string) => {
  const response = await fetch(app.url + path, { redirect: 'manual' });
  await response.text();
  return {
    status: response.status,
    location: response.headers.get('location'),
    kept: response.headers.get('cache-control'),
  };
};

it('lead to the present one in one header that nobody keeps, first and later', async () => {
  await rename('facial-45', 'facial');
  for (let time = 0; time < 3; time += 1)
    expect(await look(page('facial-45'))).toEqual({
      status: 307,
      location: page('facial'),
      kept: 'no-store',
    });
  expect((await fetch(app.url + page('facial-45'))).status).toBe(200);
  expect(await look('/t/serene-spa/book/facial-45?seats=1')).toMatchObject({
    status: 307,
    location: '/t/serene-spa/book/facial?seats=1',
  });
});

it('lead there directly after several changes, and to themselves again when they are given back', async () => {
  await rename('facial', 'glow');
  for (const old of ['facial-45', 'facial'])
    expect(await look(page(old))).toMatchObject({ status: 307, location: page('glow') });
  await rename('glow', 'facial-45');
  expect((await look(page('facial-45'))).status).toBe(200);
  for (const old of ['glow', 'facial'])
    expect(await look(page(old))).toMatchObject({ status: 307, location: page('facial-45') });
});
