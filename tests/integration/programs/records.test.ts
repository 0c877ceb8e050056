import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { disconnect } from '@/lib/data/connection/client';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { listToolCalls } from '@/lib/usecases/tool-calls/read';
import { writeRecords } from '@/lib/usecases/tool-calls/record';
import { callTool } from '@/lib/usecases/tools/call-tool';
import { keys } from '@/tests/integration/api/client';
import { startApp, type TestApp } from '@/tests/support/app';
import { setEnvironment } from '@/tests/support/environment';
import { type StatementCounter, startStatementCounter } from '@/tests/support/statement-counter';

/** That each call of a tool is on record, although the records of reads are written together. */
let app: TestApp;
let owner: pg.Client;
let counter: StatementCounter;
let ctx: TenantContext;

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_API_KEY_PER_MINUTE: '100000' });
  counter = await startStatementCounter(app.database.url);
  setEnvironment({
    ...app.env,
    LOG_LEVEL: 'silent',
    DATABASE_URL: counter.through(app.database.url),
    DATABASE_LOCK_TIMEOUT_MS: '200',
  });
  owner = new pg.Client({ connectionString: app.database.directUrl });
  await owner.connect();
  await owner.query(`UPDATE "ApiKey" SET "scopes" = '{read,write}' WHERE "kind" = 'SECRET'`);
  const { rows } = await owner.query(
    `SELECT t."id", m."userId" FROM "Tenant" t JOIN "Member" m ON m."tenantId" = t."id" AND m."role" = 'OWNER'
      WHERE t."slug" = 'bella-weddings'`,
  );
  ctx = mintTenantContext(rows[0].id, { kind: 'MEMBER', id: rows[0].userId, name: 'Bella', role: 'OWNER' });
});
afterAll(async () => {
  await writeRecords();
  await disconnect();
  await counter?.close();
  await owner?.end();
  await app?.close();
});

const recorded = async (where = 'true') =>
  Number((await owner.query(`SELECT count(*) FROM "ToolCall" WHERE ${where}`)).rows[0].count);
const written = () => counter.take().filter((each) => /^INSERT INTO "ToolCall"/.test(each)).length;
const read = () => callTool(ctx, { name: 'package-list', input: {}, via: 'assistant' });
const change = () =>
  callTool(ctx, {
    name: 'blackout-save',
    input: {
      id: null,
      reason: 'Away',
      startDate: '2031-05-01',
      endDate: '2031-05-01',
      startMinute: null,
      endMinute: null,
      resourceId: null,
    },
    via: 'assistant',
  });

/** A call of the app's tool as a program sends it. */
const ask = (tool: string, signal?: AbortSignal) =>
  fetch(`${app.url}/api/mcp`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${keys.bella.sk}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: tool, arguments: {} },
    }),
    ...(signal ? { signal } : {}),
  });

it('writes the records of reads together, no more often than each 100 ms', async () => {
  await read();
  await writeRecords();
  const before = await recorded();
  counter.take();
  const started = performance.now();
  const answers = await Promise.all(Array.from({ length: 60 }, read));
  expect(answers.every(({ ok }) => ok)).toBe(true);
  await expect.poll(() => recorded(), { interval: 20, timeout: 2000 }).toBe(before + 60);
  expect(written()).toBeLessThanOrEqual(1 + (performance.now() - started) / 100);
});

it('shows them before, to whoever looks', async () => {
  const before = (await listToolCalls(ctx, { cursor: null, limit: 100 })).rows.length;
  await read();
  const { rows } = await listToolCalls(ctx, { cursor: null, limit: 100 });
  expect(rows.length).toBe(before + 1);
  expect(rows[0]).toMatchObject({ operation: 'package.list', outcome: 'ANSWERED', actorName: 'Bella' });
});

it('has written what changes something before it is answered', async () => {
  const before = await recorded(`"operation" = 'blackout.save'`);
  expect(await change()).toMatchObject({ ok: true, kind: 'done' });
  expect(await recorded(`"operation" = 'blackout.save'`)).toBe(before + 1);
});

it('keeps them while the database takes none, and answers no more than it can keep', async () => {
  const before = await recorded();
  await owner.query('BEGIN; LOCK TABLE "ToolCall" IN ACCESS EXCLUSIVE MODE');
  const answers = await Promise.all(Array.from({ length: 1_000 }, read));
  expect(answers.every(({ ok }) => ok)).toBe(true);
  await expect(read()).rejects.toMatchObject({ code: 'unavailable' });
  await owner.query('COMMIT');
  await writeRecords();
  await expect.poll(() => recorded(), { timeout: 5000 }).toBe(before + 1_000);
  expect(await read()).toMatchObject({ ok: true });
  await writeRecords();
});

it('records the call of a program that hangs up, and of a server that ends', async () => {
  const where = `"via" = 'mcp'`;
  expect((await ask('booking-list_in_full')).status).toBe(200);
  await expect.poll(() => recorded(where), { timeout: 2000 }).toBe(1);
  // The call has arrived and waits for the rows when its program goes.
  await owner.query('BEGIN; LOCK TABLE "Booking" IN ACCESS EXCLUSIVE MODE');
  const leaving = new AbortController();
  const gone = ask('booking-list_in_full', leaving.signal).catch((error: Error) => error.name);
  await sleep(300);
  leaving.abort();
  expect(await gone).toBe('AbortError');
  await owner.query('COMMIT');
  await expect.poll(() => recorded(where), { timeout: 5000 }).toBe(2);
  const answers = await Promise.all(Array.from({ length: 30 }, () => ask('booking-list_in_full')));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  await app.stop();
  expect(await recorded(where)).toBe(32);
});
