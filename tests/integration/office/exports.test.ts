import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { finishBookingFile, startBookingFile } from '@/lib/usecases/booking-files/upload';
import { eraseCustomer } from '@/lib/usecases/customers/erase';
import { listExports, removeExport, saveExport, startExport } from '@/lib/usecases/exports/manage';
import { writeExport } from '@/lib/usecases/exports/write';
import { finishUpload } from '@/lib/usecases/files/finish';
import { startUpload } from '@/lib/usecases/files/start';
import { runJob } from '@/lib/usecases/jobs/run';
import { sweepFiles } from '@/lib/usecases/sweep/files';
import type { CloudControl } from '@/stand-ins/control';
import { type Business, makeBusiness, type Office, openOffice, standingBooking } from './business';
import { openStore } from './store';

/** A copy of everything that a business has stored: what is in it, who is not, and when it goes. */
let office: Office;
let mine: Business;
let theirs: Business;
let control: CloudControl;
let closeCloud: () => Promise<void>;

beforeAll(async () => {
  ({ control, close: closeCloud } = await openStore());
  office = await openOffice();
  mine = await makeBusiness(office, 'mine');
  theirs = await makeBusiness(office, 'theirs');
  await standingBooking(office, theirs, { type: 'TIMESLOT', ...at(1) });
});
afterAll(async () => {
  await office?.close();
  await closeCloud?.();
});
const run = async (sql: string, values: unknown[] = []) => (await office.owner.query(sql, values)).rows;
beforeEach(async () => {
  await control.reset();
  await run(`DELETE FROM "Export"`);
  await run(`DELETE FROM "Job"`);
});

function at(day: number) {
  const date = new Date(Date.UTC(2024, 0, day)).toISOString().slice(0, 10);
  return { date, start: `${date}T10:00Z`, end: `${date}T11:00Z` };
}
let day = 1;
const book = () => {
  day += 1;
  return standingBooking(office, mine, { type: 'TIMESLOT', ...at(day) });
};
async function start() {
  const begun = await startExport(mine.ctx);
  if (!begun.ok) throw new Error(begun.detail);
  return begun.id;
}
/** Runs what is owed, as the queue does, until nothing of it is left. @returns how many runs it took */
async function work() {
  for (let runs = 0; ; runs += 1) {
    const [job] = await run(
      `SELECT "id" FROM "Job" WHERE "name" = 'write_export' AND "status" = 'READY' ORDER BY "id" LIMIT 1`,
    );
    if (!job) return runs;
    const ran = await runJob(job.id);
    if (ran.outcome !== 'done') throw 'error' in ran ? ran.error : new Error(ran.outcome);
  }
}
async function saved(id: string, part: number) {
  const found = await saveExport(mine.ctx, { id, part });
  if (!found.ok) throw new Error(found.detail);
  return fetch(found.url);
}
/** Of each file its text, or its bytes. */
async function unzipped(id: string) {
  const [row] = (await listExports(mine.ctx)).filter((each) => each.id === id);
  const all: Record<string, Buffer> = {};
  for (const part of row?.parts.keys() ?? []) {
    const files = unzipSync(new Uint8Array(await (await saved(id, part + 1)).arrayBuffer()));
    for (const [name, bytes] of Object.entries(files)) {
      expect(Object.keys(all)).not.toContain(name);
      all[name] = Buffer.from(bytes);
    }
  }
  return all;
}
const keys = async () => (await control.objects()).map(({ key }) => key);

async function sendPicture() {
  const bytes = await sharp({ create: { width: 500, height: 300, channels: 3, background: '#369' } })
    .jpeg()
    .toBuffer();
  const asked = { purpose: 'PHOTO' as const, name: '=garden.jpg', type: 'image/jpeg', bytes: bytes.length };
  const begun = await startUpload(mine.ctx, asked);
  if (!begun.ok) throw new Error(begun.detail);
  await fetch(begun.url, { method: 'PUT', headers: begun.headers, body: new Uint8Array(bytes) });
  return finishUpload(mine.ctx, { id: begun.id });
}
const contract = Buffer.from('%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj');
async function sendContract(bookingId: string) {
  const asked = { bookingId, name: '../Vertrag: 1.pdf', type: '', bytes: contract.length, isShared: false };
  const begun = await startBookingFile(mine.ctx, asked);
  if (!begun.ok) throw new Error(begun.detail);
  await fetch(begun.url, { method: 'PUT', headers: begun.headers, body: new Uint8Array(contract) });
  return finishBookingFile(mine.ctx, { bookingId, id: begun.id });
}

it('has all that the business stores, in tables and files, and says when it is ready', async () => {
  const { id: bookingId, reference } = await book();
  await run(
    `UPDATE "Booking" SET "contactPhone" = '+44 20 7946 0000', "notes" = '=HYPERLINK("http://x.test","Pay ""here""")',
        "quote" = '{"taxCents":1000,"lines":[{"kind":"ADD_ON","label":"Oil","quantity":2}]}', "startTime" = '2024-07-01T10:00Z', "endTime" = '2024-07-01T11:00Z' WHERE "id" = $1`,
    [bookingId],
  );
  const [payment] = await run(
    `INSERT INTO "Payment" ("id","tenantId","bookingId","purpose","method","amountCents","currency","note","paidAt")
       VALUES (gen_random_uuid(),$1,$2,'FULL','CASH',6050,'GBP',E'first\nsecond',now()) RETURNING "id"`,
    [mine.ctx.tenantId, bookingId],
  );
  await run(
    `INSERT INTO "Refund" ("id","tenantId","bookingId","paymentId","amountCents","currency","reason","status")
       VALUES (gen_random_uuid(),$1,$2,$3,5,'GBP','GOODWILL','SUCCEEDED')`,
    [mine.ctx.tenantId, bookingId, payment.id],
  );
  await sendPicture();
  await sendContract(bookingId);
  const id = await start();
  expect(await startExport(mine.ctx)).toMatchObject({ reason: 'not_allowed' });
  expect(await listExports(mine.ctx)).toMatchObject([{ id, state: 'making', progress: 0, parts: [] }]);
  expect(await saveExport(mine.ctx, { id, part: 1 })).toMatchObject({ reason: 'not_found' });
  expect(await work()).toBe(1);
  expect(await listExports(mine.ctx)).toMatchObject([{ id, state: 'ready', progress: 1 }]);

  const answer = await saved(id, 1);
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="mine-\d{4}-\d\d-\d\d.zip"/,
  );
  const all = await unzipped(id);
  const text = (name: string) => all[name]?.toString() ?? '';
  expect(
    Object.keys(all)
      .filter((name) => !name.includes('/'))
      .sort(),
  ).toEqual(
    [
      'READ ME.txt',
      ...[
        'bookings',
        'busy times',
        'customers',
        'disputes',
        'files',
        'history',
        'mails',
        'payments',
        'refunds',
      ].map((name) => `${name}.csv`),
      'settings.json',
    ].sort(),
  );
  const [heads, line] = text('bookings.csv').slice(1).split('\r\n');
  expect(heads).toMatch(/^"Booking","Status","Package"/);
  expect(line).toContain(`"${reference}","CONFIRMED","Massage","An hour"`);
  expect(line).toContain(`"2024-07-01T11:00"`);
  expect(line).toContain(`"2 × Oil"`);
  expect(line).toContain(`"+44 20 7946 0000"`);
  expect(line).toContain(`"'=HYPERLINK(""http://x.test"",""Pay """"here"""""")"`);
  expect(line).toContain(`"GBP","60.00","10.00","60.50","0.05"`);
  expect(text('payments.csv')).toContain(`"FULL","CASH","GBP","60.50","0.00","first\nsecond"`);
  expect(text('history.csv')).toContain('"export.started"');
  expect(text('settings.json')).toContain('"olive@mine.test"');
  expect(Object.keys(JSON.parse(text('settings.json')))).toContain('ScheduleHours');
  const files = Object.keys(all).filter((name) => name.includes('/'));
  expect(files.sort()).toEqual([
    expect.stringMatching(new RegExp(`^booking files/${reference}/\\w{8} _Vertrag_ 1.pdf$`)),
    expect.stringMatching(/^pictures\/\w{8} _garden.webp$/),
  ]);
  expect(all[files[0] ?? '']).toEqual(contract);
  expect((await sharp(all[files[1] ?? '']).metadata()).format).toBe('webp');
  for (const path of files) expect(text('files.csv')).toContain(`"${path}"`);
  expect(text('files.csv')).toContain(`"'=garden.jpg"`);
  expect(JSON.stringify(Object.values(all).map(String))).not.toContain('theirs');

  const [mail] = await run(
    `SELECT e."kind", e."about", e."userId" FROM "Job" j JOIN "AccountEvent" e ON e."id" = (j."payload"->>'eventId')::uuid`,
  );
  expect(mail).toEqual({ kind: 'export_ready', about: 'mine', userId: mine.ownerId });
  const history = await run(`SELECT "action" FROM "AuditEntry" WHERE "subjectId" = $1 ORDER BY "id"`, [id]);
  expect(history.map(({ action }) => action).slice(0, 2)).toEqual(['export.started', 'export.saved']);
});

it('is another ZIP where one would be too large, each row in exactly one of them', async () => {
  for (let n = 0; n < 5; n += 1) await sendContract((await book()).id);
  const id = await start();
  // Room for a table a run, or a file.
  for (let runs = 0; runs < 30; runs += 1)
    await writeExport(mine.ctx, { exportId: id }, { bytes: 60, ms: 60_000 });
  const [row] = await listExports(mine.ctx);
  expect(row).toMatchObject({ state: 'ready' });
  expect(row?.parts.length).toBeGreaterThan(10);
  const all = await unzipped(id);
  const references = (
    await run(`SELECT "reference" FROM "Booking" WHERE "tenantId" = $1`, [mine.ctx.tenantId])
  ).map(({ reference }) => reference);
  const lines = String(all['bookings.csv']).split('\r\n').slice(1, -1);
  expect(lines.map((line) => line.slice(1, 9)).sort()).toEqual(references.sort());
  const lists = Object.keys(all).filter((name) => name.startsWith('files'));
  expect(lists.length).toBeGreaterThan(4);
  expect(Object.values(all).filter((bytes) => bytes.equals(contract)).length).toBeGreaterThanOrEqual(5);
});

it('goes on where time ran out, in the middle of a table too, and runs that overlap write no part twice', async () => {
  await run(
    `INSERT INTO "Customer" ("id","tenantId","email","name") SELECT gen_random_uuid(), $1, 'many-' || n || '@example.test', 'Many ' || n FROM generate_series(1, 2500) n`,
    [mine.ctx.tenantId],
  );
  const id = await start();
  const once = () => writeExport(mine.ctx, { exportId: id }, { bytes: 1e9, ms: -1 });
  for (let runs = 0; runs < 40; runs += 1) await Promise.all([once(), once()]);
  const all = await unzipped(id);
  const pieces = ['', ' (2)', ' (3)', ' (4)', ' (5)'].map((n) => `customers${n}.csv`);
  expect(Object.keys(all)).toEqual(expect.arrayContaining(pieces));
  const lines = Object.keys(all)
    .filter((name) => name.startsWith('customers'))
    .flatMap((name) => String(all[name]).split('\r\n').slice(1, -1));
  const [{ count }] = await run(
    `SELECT count(*)::int FROM "Customer" WHERE "tenantId" = $1 AND "erasedAt" IS NULL`,
    [mine.ctx.tenantId],
  );
  expect([lines.length, new Set(lines).size]).toEqual([count, count]);
  await run(`DELETE FROM "Customer" WHERE "email" LIKE 'many-%'`);
});

it('has nobody who was erased, before, meanwhile or since', async () => {
  const [before, during, since] = [await book(), await book(), await book()];
  await run(
    `UPDATE "Booking" SET "status" = 'COMPLETED', "arrangement" = 'AT_APPOINTMENT' WHERE "tenantId" = $1`,
    [mine.ctx.tenantId],
  );
  const erase = async ({ id }: { id: string }) => {
    const [{ customerId }] = await run(`SELECT "customerId" FROM "Booking" WHERE "id" = $1`, [id]);
    expect(await eraseCustomer(mine.ctx, { id: customerId })).toMatchObject({ ok: true });
    return customerId;
  };
  const gone = await erase(before);
  const first = await start();
  await work();
  const all = Object.values(await unzipped(first))
    .map(String)
    .join('\n');
  expect(all).toContain(`${since.id}@example.test`);
  expect(all).toContain(before.reference);
  expect(all).not.toContain(`${before.id}@example.test`);
  expect(all).not.toContain('erased.invalid');
  expect(all.split('\n').filter((line) => line.includes(gone) && !line.includes('customer.erased'))).toEqual(
    [],
  );

  await erase(since);
  expect(await listExports(mine.ctx)).toEqual([]);
  expect(await saveExport(mine.ctx, { id: first, part: 1 })).toMatchObject({ reason: 'not_found' });

  const second = await start();
  await writeExport(mine.ctx, { exportId: second }, { bytes: 60, ms: 60_000 });
  await erase(during);
  await work();
  expect(await listExports(mine.ctx)).toEqual([]);
  await run(`UPDATE "Export" SET "updatedAt" = now() - interval '1 hour'`);
  await sweepFiles({ wholeStore: true });
  expect([await run(`SELECT 1 FROM "Export"`), (await keys()).filter((key) => key.endsWith('.zip'))]).toEqual(
    [[], []],
  );
});

it('is kept for a week, three at most, and goes when it is taken away', async () => {
  const first = await start();
  await work();
  await sweepFiles({ wholeStore: true });
  expect((await saved(first, 1)).status).toBe(200);
  await start();
  await work();
  const third = await start();
  await work();
  expect(await startExport(mine.ctx)).toMatchObject({ reason: 'not_allowed' });
  expect(await removeExport(theirs.ctx, { id: third })).toMatchObject({ reason: 'not_found' });
  expect(await saveExport(theirs.ctx, { id: third, part: 1 })).toMatchObject({ reason: 'not_found' });
  expect(await removeExport(mine.ctx, { id: third })).toEqual({ ok: true });
  expect((await listExports(mine.ctx)).map(({ id }) => id)).not.toContain(third);
  await run(`UPDATE "Export" SET "until" = now() - interval '1 minute' WHERE "id" = $1`, [first]);
  expect(await saveExport(mine.ctx, { id: first, part: 1 })).toMatchObject({ reason: 'not_found' });
  await run(`UPDATE "Export" SET "updatedAt" = now() - interval '1 hour'`);
  await sweepFiles({ wholeStore: true });
  expect((await keys()).filter((key) => key.endsWith('.zip'))).toHaveLength(1);
  expect(await run(`SELECT 1 FROM "Export"`)).toHaveLength(1);
});

it('waits for a store that is away, and loses nothing', async () => {
  const id = await start();
  await control.switch('s3', { status: 503, times: 20 });
  const [job] = await run(`SELECT "id" FROM "Job" WHERE "name" = 'write_export'`);
  expect(await runJob(job.id)).toMatchObject({ outcome: 'retry' });
  await control.reset();
  await run(`UPDATE "Job" SET "runAt" = now()`);
  // The breaker opens for a moment after so many failures.
  await expect.poll(() => work().catch(() => null), { timeout: 30_000 }).not.toBeNull();
  await run(`UPDATE "Job" SET "runAt" = now()`);
  await work();
  expect((await saved(id, 1)).status).toBe(200);
});

it('writes 20,000 bookings in runs of seconds', async () => {
  const { id: like } = await book();
  const { rows } = await office.owner.query(
    `SELECT string_agg(format('%I', column_name), ', ') AS names FROM information_schema.columns
      WHERE table_name = 'Booking' AND column_name NOT IN ('id', 'reference')`,
  );
  await run(
    `INSERT INTO "Booking" ("id", "reference", ${rows[0].names})
     SELECT gen_random_uuid(), 'N' || n, ${rows[0].names} FROM (SELECT * FROM "Booking" WHERE "id" = $1) b, generate_series(1, 20000) n`,
    [like],
  );
  const id = await start();
  const begun = Date.now();
  // One run has twenty seconds: a machine ten times slower than this one makes it in two.
  expect(await work()).toBeLessThanOrEqual(2);
  expect(Date.now() - begun).toBeLessThan(30_000);
  const all = await unzipped(id);
  const lines = Object.keys(all)
    .filter((name) => name.startsWith('bookings'))
    .flatMap((name) => String(all[name]).split('\r\n').slice(1, -1));
  expect(new Set(lines.filter((line) => line.startsWith('"N'))).size).toBe(20_000);
});
