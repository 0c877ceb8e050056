import { type IncomingHttpHeaders, request } from 'node:http';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callAction, resultOf, serverActions, sessionCookie } from '@/tests/integration/api/server-actions';
import { startApp, type TestApp } from '@/tests/support/app';
import { createSeededDatabase } from '@/tests/support/seeded';

/** Two servers on one database, each with a memory of its own and no Redis between them. */
let one: TestApp;
let two: TestApp;
let owner: pg.Client;
let cookie: string;
let segment: { id: string; slug: string; name: string; image: string };
const save = serverActions().find(({ name }) => name === 'saveSegmentAction');

beforeAll(async () => {
  const database = await createSeededDatabase();
  const limits = { RATE_LIMIT_PUBLIC_PER_15_MIN: '100000' };
  [one, two] = await Promise.all([
    startApp(limits, async () => database),
    startApp(limits, async () => ({ ...database, drop: async () => {} })),
  ]);
  owner = new pg.Client({ connectionString: database.directUrl });
  await owner.connect();
  const { rows } = await owner.query(
    `SELECT s."id", s."slug", s."name", s."image" FROM "Segment" s JOIN "Tenant" t ON t."id" = s."tenantId"
      WHERE t."slug" = 'bella-weddings' AND s."slug" = 'intimate'`,
  );
  segment = rows[0];
  cookie = await sessionCookie(one, 'owner@bella-weddings.test');
}, 240_000);
afterAll(async () => {
  await owner?.end();
  await two?.close();
  await one?.close();
});

/** The owner changes the words of a segment, on the first instance. */
async function describeSegment(description: string): Promise<void> {
  if (!save) throw new Error('The action has another name');
  const send = async (edition: string) => {
    const form = { ...segment, description, active: true, edition };
    return resultOf((await callAction(one, save, [form], { cookie })).text) as {
      extra?: { edition: string };
    };
  };
  // A stale one is refused, and told which is the present one.
  const { extra } = await send('of another tab');
  expect(await send(extra?.edition ?? '')).toMatchObject({ ok: true });
}

const page = async (app: TestApp, path = '/t/bella-weddings') => {
  const response = await fetch(app.url + path);
  return { cached: response.headers.get('x-nextjs-cache'), text: await response.text() };
};
const segmentsOf = async (app: TestApp) =>
  (await fetch(`${app.url}/api/v1/segments`, { headers: { 'x-tenant-key': 'pk_demo_bella' } })).text();

describe('after an owner’s save has returned', () => {
  it('no instance serves anything older, page or program', async () => {
    for (let round = 1; round <= 8; round += 1) {
      // Both know the old page by now.
      await Promise.all([page(one), page(two), segmentsOf(two)]);
      const words = `Round ${round} of ours`;
      await describeSegment(words);
      const [own, other, program] = await Promise.all([page(one), page(two), segmentsOf(two)]);
      expect(own.text).toContain(words);
      expect(other.text).toContain(words);
      expect(program).toContain(words);
    }
  }, 120_000);

  it('the other instance serves from its cache again', async () => {
    await page(two);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect((await page(two)).cached).toBe('HIT');
  });

  it('the booking page is made anew, and then served from the cache to everybody', async () => {
    const booking = '/t/bella-weddings/book/elopement';
    await page(two, booking);
    await describeSegment('Seen from the booking page');
    const [anew, kept] = [await page(two, booking), await page(two, booking)];
    expect([anew.cached, kept.cached]).toEqual(['MISS', 'HIT']);
    expect((await page(two, `${booking}?seats=1`)).cached).toBeNull();
  });

  it('a browser that has the page is not sent it again until the next save', async () => {
    const ask = async (app: TestApp, etag = '') => {
      const headers = { 'if-none-match': etag, 'accept-encoding': 'gzip' };
      const response = await fetch(`${app.url}/t/bella-weddings`, { headers });
      return {
        status: response.status,
        etag: response.headers.get('etag') ?? '',
        text: await response.text(),
      };
    };
    await Promise.all([page(one), page(two)]);
    await new Promise((resolve) => setTimeout(resolve, 150));
    const had = [await ask(one), await ask(two)];
    for (const [at, app] of [one, two].entries()) {
      const etag = had[at]?.etag ?? '';
      expect(etag).toMatch(/^W\/"page-[\w-]{20,}"$/);
      expect(await ask(app, `"other", ${etag}`)).toEqual({ status: 304, etag, text: '' });
      expect(await ask(app, '"other"')).toEqual(had[at]);
    }

    await describeSegment('Other words, another name');
    for (const [at, app] of [one, two].entries()) {
      const now = await ask(app, had[at]?.etag);
      expect(now.status).toBe(200);
      expect(now.text).toContain('Other words, another name');
    }
  }, 60_000);

  it('a page is sent as it was kept, compressed for whoever takes that, and anew after a save', async () => {
    // As it goes over the wire: fetch would undo the compression.
    const raw = (headers: Record<string, string>, method = 'GET', query = '') =>
      new Promise<{ headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
        const asking = request(`${one.url}/t/bella-weddings${query}`, { method, headers }, (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('end', () => resolve({ headers: answer.headers, body: Buffer.concat(parts) }));
        });
        asking.on('error', reject).end();
      });
    const zip = { 'accept-encoding': 'br, gzip' };
    for (const words of ['Kept as it is', 'Kept “as it was”, then anew ✓']) {
      await describeSegment(words);
      await page(one);
      // Compressed from the second time it is asked for; the first has it compressed on the way.
      await expect
        .poll(async () => (await raw(zip)).headers['content-length'], { timeout: 10_000 })
        .toBeDefined();
      const [plain, zipped, refused, asked] = await Promise.all([
        raw({}),
        raw(zip),
        raw({ 'accept-encoding': 'gzip;q=0, deflate' }),
        raw(zip, 'HEAD'),
      ]);
      expect(plain.body.toString()).toContain(words);
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(zipped.headers['content-encoding']).toBe('gzip');
      expect(zipped.headers.vary).toMatch(/accept-encoding/i);
      expect(zipped.body.length).toBeLessThan(plain.body.length / 3);
      expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true);
      expect(inflateSync(refused.body).equals(plain.body)).toBe(true);
      expect(asked.body.length).toBe(0);
      // The framework asks for the same page's data under the same name.
      const data = await raw({ ...zip, rsc: '1' }, 'GET', '?_rsc');
      expect(data.headers['content-type']).toContain('text/x-component');
      expect(data.headers.etag).toBeUndefined();
      const text = data.headers['content-encoding'] === 'br' ? brotliDecompressSync(data.body) : data.body;
      expect(text.toString()).toContain(words);
      expect(text.toString()).not.toContain('<!DOCTYPE html>');
    }
  }, 60_000);

  it('an address that was empty before is not any more', async () => {
    const empty = await fetch(`${two.url}/t/bella-moved`);
    expect(empty.status).toBe(404);
    await owner.query(
      `UPDATE "Tenant" SET "slug" = 'bella-moved', "catalogVersion" = "catalogVersion" + 1 WHERE "slug" = 'bella-weddings'`,
    );
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect((await fetch(`${two.url}/t/bella-moved`)).status).toBe(200);
    // The former address leads on.
    expect((await fetch(`${two.url}/t/bella-weddings`)).url).toBe(`${two.url}/t/bella-moved`);
    await owner.query(
      `UPDATE "Tenant" SET "slug" = 'bella-weddings', "catalogVersion" = "catalogVersion" + 1 WHERE "slug" = 'bella-moved'`,
    );
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect((await fetch(`${two.url}/t/bella-weddings`)).url).toBe(`${two.url}/t/bella-weddings`);
  });

  it('a server with another database beside it, or in its place later, shows its own words', async () => {
    // They share what the framework keeps on disk, and their versions count through the same numbers.
    const third = await startApp({ RATE_LIMIT_PUBLIC_PER_15_MIN: '100000' });
    try {
      const { rows } = await owner.query(
        `SELECT "catalogVersion" AS version FROM "Tenant" WHERE "slug" = 'bella-weddings'`,
      );
      const other = new pg.Client({ connectionString: third.database.directUrl });
      await other.connect();
      await other.query(`UPDATE "Segment" SET "description" = 'Words of another database' WHERE "id" = $1`, [
        segment.id,
      ]);
      await other.query(
        `UPDATE "Tenant" SET "catalogVersion" = $1, "updatedAt" = now() WHERE "slug" = 'bella-weddings'`,
        [rows[0].version],
      );
      await other.end();
      await page(one);
      expect((await page(third)).text).toContain('Words of another database');
      expect((await page(one)).text).not.toContain('Words of another database');
    } finally {
      await third.close();
    }
  }, 60_000);
});
