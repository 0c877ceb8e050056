import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { documentType } from '@/lib/domain/files/document-type';
import { documentKey, isPictureKey } from '@/lib/domain/files/picture-address';
import { removeBookingFile, shareBookingFile } from '@/lib/usecases/booking-files/change';
import {
  listBookingFiles,
  listOwnFiles,
  openBookingFile,
  openOwnFile,
} from '@/lib/usecases/booking-files/read';
import { cancelBookingFile, finishBookingFile, startBookingFile } from '@/lib/usecases/booking-files/upload';
import { eraseCustomer } from '@/lib/usecases/customers/erase';
import { exportCustomer } from '@/lib/usecases/customers/export';
import { cancelUpload, describeFile, removeFile } from '@/lib/usecases/files/change';
import { finishUpload } from '@/lib/usecases/files/finish';
import { listFiles } from '@/lib/usecases/files/read';
import { sweepFiles } from '@/lib/usecases/sweep/files';
import type { CloudControl } from '@/stand-ins/control';
import { type Business, makeBusiness, type Office, openOffice, standingBooking } from './business';
import { openStore } from './store';

/** Files of a booking: who sees them, and when they go. */
let office: Office;
let mine: Business;
let theirs: Business;
let control: CloudControl;
let closeCloud: () => Promise<void>;
let bookingId: string;
let otherId: string;

beforeAll(async () => {
  ({ control, close: closeCloud } = await openStore());
  office = await openOffice();
  mine = await makeBusiness(office, 'mine');
  theirs = await makeBusiness(office, 'theirs');
});
afterAll(async () => {
  await office?.close();
  await closeCloud?.();
});

let day = 0;
async function book() {
  day += 1;
  const date = `2025-03-${String(day).padStart(2, '0')}`;
  const when = { date, start: `${date}T10:00Z`, end: `${date}T11:00Z` };
  const { id } = await standingBooking(office, mine, { type: 'TIMESLOT', ...when });
  return id;
}
beforeEach(async () => {
  await control.reset();
  await office.owner.query(`DELETE FROM "File"`);
  [bookingId, otherId] = [await book(), await book()];
});

const pdf = Buffer.from('%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj');
const asCustomer = (id: string) =>
  mintTenantContext(mine.ctx.tenantId, { kind: 'CUSTOMER', id: null, name: '', bookingId: id });

async function send(bytes: Buffer, { ctx = mine.ctx as TenantContext, name = 'Contract.pdf' } = {}) {
  const asked = { bookingId, name, type: 'text/html', bytes: bytes.length, isShared: false };
  const started = await startBookingFile(ctx, asked);
  if (!started.ok) throw new Error(started.detail);
  const { id, url, headers } = started;
  expect((await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) })).status).toBe(200);
  return id;
}
async function add(bytes = pdf, name?: string) {
  const id = await send(bytes, name ? { name } : {});
  const kept = await finishBookingFile(mine.ctx, { bookingId, id });
  if (!kept.ok) throw new Error(kept.detail);
  return kept;
}
const keys = async () => (await control.objects()).map(({ key }) => key.split('/').slice(1).join('/'));
const events = async () =>
  (
    await office.owner.query(
      `SELECT "action" FROM "AuditEntry" WHERE "subjectId" = $1 AND "action" LIKE 'booking.file%' ORDER BY "createdAt"`,
      [bookingId],
    )
  ).rows.map(({ action }) => action);
const hoursPass = (hours: number) =>
  office.owner.query(
    `UPDATE "File" SET "updatedAt" = "updatedAt" - make_interval(hours => $1), "uploadUntil" = "uploadUntil" - make_interval(hours => $1)`,
    [hours],
  );

it('is the office’s until it is shared, and then that customer’s alone', async () => {
  const { id } = await add();
  const file = { bookingId, id };
  expect(await listBookingFiles(mine.ctx, { bookingId })).toMatchObject([
    { name: 'Contract.pdf', type: 'application/pdf', isShared: false },
  ]);
  expect(await listOwnFiles(asCustomer(bookingId), { bookingId })).toEqual([]);
  expect(await openOwnFile(asCustomer(bookingId), file)).toMatchObject({ reason: 'not_found' });
  expect(await shareBookingFile(mine.ctx, { ...file, isShared: true })).toEqual({ ok: true });
  expect(await listOwnFiles(asCustomer(bookingId), { bookingId })).toMatchObject([{ id }]);
  const opened = await openOwnFile(asCustomer(bookingId), file);
  if (!opened.ok) throw new Error(opened.detail);
  const answer = await fetch(opened.url);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf);
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="Contract.pdf"/);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  // Another booking's customer, by its own or by this booking's id; another business.
  await expect(openOwnFile(asCustomer(otherId), file)).rejects.toMatchObject({ code: 'not_found' });
  expect(await openOwnFile(asCustomer(otherId), { bookingId: otherId, id })).toMatchObject({ ok: false });
  await expect(openBookingFile(asCustomer(bookingId), file)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await openBookingFile(theirs.ctx, file)).toMatchObject({ reason: 'not_found' });
  await expect(listBookingFiles(theirs.ctx, { bookingId })).rejects.toMatchObject({ code: 'not_found' });
  expect(await removeBookingFile(theirs.ctx, file)).toMatchObject({ reason: 'not_found' });
  expect(await events()).toEqual(['booking.file_added', 'booking.file_shared']);
});

it('is what its bytes are, and nothing that a browser could run', async () => {
  const zip = (inside: string) => Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.from(inside)]);
  const types = (
    [
      [pdf, 'application/pdf'],
      [zip('word/document.xml'), expect.stringMatching(/wordprocessingml/)],
      [zip('whatever'), 'application/zip'],
      [Buffer.from('Shots:\n1. Rings\n'), 'text/plain; charset=utf-8'],
    ] as const
  ).map(([bytes, type]) => [documentType(bytes), type]);
  for (const [found, type] of types) expect(found).toEqual(type);
  for (const text of [
    '<!doctype html><script>',
    ' <svg onload=x>',
    '#!/bin/sh',
    'MZ\x90\0\x03',
    '\x7fELF\x02',
  ])
    expect(documentType(Buffer.from(text, 'latin1')), text).toBeNull();
  const id = await send(Buffer.from('<html><script>alert(1)</script>'), { name: 'Contract.pdf' });
  expect(await finishBookingFile(mine.ctx, { bookingId, id })).toMatchObject({
    reason: 'not_allowed',
    detail: expect.stringMatching(/Use a PDF/),
  });
  expect(isPictureKey(documentKey({ tenantId: mine.ctx.tenantId, id }))).toBe(false);
  await expect(
    startBookingFile(mine.ctx, {
      bookingId: theirs.packageId,
      name: 'a',
      type: '',
      bytes: 9,
      isShared: true,
    }),
  ).rejects.toMatchObject({ code: 'not_found' });
});

it('is kept once, and told once, however often it is sent and finished', async () => {
  const id = await send(pdf);
  const file = { bookingId, id };
  const both = await Promise.all([finishBookingFile(mine.ctx, file), finishBookingFile(mine.ctx, file)]);
  const again = await add(pdf, 'Copy.pdf');
  expect([...both.map((each) => each.ok && each.id), again.id]).toEqual([id, id, id]);
  expect(await events()).toEqual(['booking.file_added']);
  const late = await send(pdf);
  expect(await cancelBookingFile(mine.ctx, { bookingId, id: late })).toEqual({ ok: true });
  expect(await finishBookingFile(mine.ctx, { bookingId, id: late })).toMatchObject({ reason: 'not_found' });
});

it('is no picture: nothing that is asked of pictures finds it, and the other way round', async () => {
  const { id } = await add();
  const pending = await send(Buffer.from('more'));
  expect(await finishUpload(mine.ctx, { id: pending })).toMatchObject({ reason: 'not_found' });
  expect(await cancelUpload(mine.ctx, { id: pending })).toMatchObject({ reason: 'not_found' });
  expect(await removeFile(mine.ctx, { id })).toMatchObject({ reason: 'not_found' });
  const words = { alt: 'x', focus: { x: 1, y: 1 } };
  expect(await describeFile(mine.ctx, { id, ...words })).toMatchObject({ reason: 'not_found' });
  expect((await listFiles(mine.ctx, { limit: 10 })).pictures).toEqual([]);
});

it('stays while its booking does, and goes when it is removed', async () => {
  const { id } = await add();
  await hoursPass(1000);
  await sweepFiles({ wholeStore: true });
  await sweepFiles({ wholeStore: true });
  expect(await keys()).toEqual([`${id}/document`]);
  expect(await removeBookingFile(mine.ctx, { bookingId, id })).toEqual({ ok: true });
  expect(await openBookingFile(mine.ctx, { bookingId, id })).toMatchObject({ reason: 'not_found' });
  await hoursPass(1);
  await sweepFiles();
  expect([await keys(), await events()]).toEqual([[], ['booking.file_added', 'booking.file_removed']]);
});

it('is in the copy of a person’s data, and goes with their erasure', async () => {
  await add(pdf, 'Contract of Cara.pdf');
  await office.owner.query(`UPDATE "Booking" SET "status" = 'CANCELED' WHERE "id" = $1`, [bookingId]);
  const { rows } = await office.owner.query('SELECT "customerId" FROM "Booking" WHERE "id" = $1', [
    bookingId,
  ]);
  const customer = { id: rows[0].customerId };
  const copy = await exportCustomer(mine.ctx, customer);
  if (!copy.ok) throw new Error(copy.detail);
  const [file] = JSON.parse(copy.json).files;
  expect(file).toMatchObject({ name: 'Contract of Cara.pdf', bytes: pdf.length });
  expect(Buffer.from(await (await fetch(file.saveFrom)).arrayBuffer())).toEqual(pdf);
  expect(await eraseCustomer(mine.ctx, customer)).toMatchObject({ ok: true });
  expect(await listBookingFiles(mine.ctx, { bookingId })).toEqual([]);
  await hoursPass(1);
  await sweepFiles();
  expect(await keys()).toEqual([]);
  const left = await office.owner.query(
    `SELECT (SELECT count(*)::int FROM "File") AS files, (SELECT count(*)::int FROM "AuditEntry" WHERE "after"::text LIKE '%Cara%') AS words`,
  );
  expect(left.rows).toEqual([{ files: 0, words: 0 }]);
});
