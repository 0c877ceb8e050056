import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { SiteInput } from '@/lib/domain/editing/site-input';
import { readPictureAddress } from '@/lib/domain/files/picture-address';
import type { PicturePurpose } from '@/lib/domain/files/upload-input';
import { cancelUpload, describeFile, removeFile } from '@/lib/usecases/files/change';
import { finishUpload } from '@/lib/usecases/files/finish';
import { listFiles, listPictures } from '@/lib/usecases/files/read';
import { startUpload } from '@/lib/usecases/files/start';
import { readSite } from '@/lib/usecases/site/read';
import { saveSite } from '@/lib/usecases/site/save';
import { sweepFiles } from '@/lib/usecases/sweep/files';
import type { CloudControl } from '@/stand-ins/control';
import { type Business, makeBusiness, type Office, openOffice } from './business';
import { openStore } from './store';

/** Uploads with the store's protocol at the other end; tests/integration/integrations/storage.test.ts is about the store. */
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
  await office.owner.query(`INSERT INTO "Site" ("tenantId", "updatedAt") SELECT "id", now() FROM "Tenant"`);
});
afterAll(async () => {
  await office?.close();
  await closeCloud?.();
});
beforeEach(async () => {
  await control.reset();
  await office.owner.query(`DELETE FROM "File"`);
  await office.owner.query(`UPDATE "Site" SET "heroImage" = ''`);
});

const photo = (color = '#336699', width = 1000) =>
  sharp({ create: { width, height: 600, channels: 3, background: color } })
    .jpeg()
    .toBuffer();

async function announce(ctx: TenantContext, bytes: Buffer, purpose: PicturePurpose = 'PHOTO') {
  const asked = { purpose, name: 'a.jpg', type: 'image/jpeg', bytes: bytes.length };
  const started = await startUpload(ctx, asked);
  if (!started.ok) throw new Error(started.detail);
  return started;
}
async function send(ctx: TenantContext, bytes: Buffer, purpose?: PicturePurpose) {
  const { id, url, headers } = await announce(ctx, bytes, purpose);
  const { status } = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) });
  expect(status).toBe(200);
  return id;
}
async function upload(ctx: TenantContext, bytes: Buffer, purpose?: PicturePurpose) {
  const kept = await finishUpload(ctx, { id: await send(ctx, bytes, purpose) });
  if (!kept.ok) throw new Error(kept.detail);
  return kept;
}
const keys = async () => (await control.objects()).map(({ key }) => key.split('/').slice(1).join('/')).sort();
const states = async () =>
  (await office.owner.query(`SELECT "state" FROM "File" ORDER BY "id"`)).rows.map(({ state }) => state);
const hoursPass = (hours: number) =>
  office.owner.query(
    `UPDATE "File" SET "unusedSince" = "unusedSince" - make_interval(hours => $1), "updatedAt" = "updatedAt" - make_interval(hours => $1),
       "uploadUntil" = "uploadUntil" - make_interval(hours => $1)`,
    [hours],
  );
const showAsHero = (ctx: TenantContext, heroImage: string) => change(ctx, { heroImage });
async function change(ctx: TenantContext, part: Partial<SiteInput>) {
  const site = await readSite(ctx);
  if (!site) throw new Error('no site');
  return saveSite(ctx, { ...site, ...part });
}
const sweep = async () => expect((await sweepFiles({ wholeStore: true })).errors).toEqual([]);

it('keeps a picture in its widths, and nothing of what was sent', async () => {
  const kept = await upload(mine.ctx, await photo());
  const { id, url } = kept;
  expect(readPictureAddress(url)).toMatchObject({
    tenantId: mine.ctx.tenantId,
    id,
    width: 1000,
    height: 600,
  });
  const widest = url.split('/').at(-1);
  expect(await keys()).toEqual(
    ['384.webp', '640.webp', '828.webp', 'share.jpg', widest].map((name) => `${id}/${name}`).sort(),
  );
  expect(await finishUpload(mine.ctx, { id })).toEqual(kept);
  expect(await finishUpload(theirs.ctx, { id })).toMatchObject({ reason: 'not_found' });
  const list = await listFiles(mine.ctx, { limit: 100 });
  const stored = (await control.objects()).reduce((sum, { bytes }) => sum + bytes, 0);
  expect([list.pictures.length, list.usedBytes, list.limitBytes]).toEqual([1, stored, 2_500_000_000]);
});

it('keeps once what was sent twice, also at once', async () => {
  const bytes = await photo();
  const { ok: _, ...first } = await upload(mine.ctx, bytes);
  expect(await upload(mine.ctx, bytes)).toMatchObject({ id: first.id, url: first.url });
  const other = await photo('#993366');
  const both = await Promise.all([send(mine.ctx, other), send(mine.ctx, other)]);
  const kept = await Promise.all(both.map((id) => finishUpload(mine.ctx, { id })));
  expect(new Set(kept.map((each) => each.ok && each.id)).size).toBe(1);
  expect((await upload(theirs.ctx, bytes)).id).not.toBe(first.id);
  expect((await states()).filter((state) => state === 'LIVE')).toHaveLength(3);
});

it('keeps a picture whose end is asked for twice, however slowly the first goes', async () => {
  const id = await send(mine.ctx, await photo());
  // The first waits at its last step: what was sent is gone already, and the picture isn't live yet.
  await office.owner.query(`SELECT pg_advisory_lock(hashtextextended('files:' || $1, 0))`, [
    mine.ctx.tenantId,
  ]);
  const first = finishUpload(mine.ctx, { id });
  await expect.poll(keys, { timeout: 15_000 }).not.toContain(`${id}/sent`);
  await expect(finishUpload(mine.ctx, { id })).rejects.toMatchObject({ code: 'rate_limited' });
  await office.owner.query('SELECT pg_advisory_unlock_all()');
  expect(await first).toMatchObject({ ok: true, id });
  expect(await finishUpload(mine.ctx, { id })).toMatchObject({ ok: true, id });
});

it('refuses what doesn’t arrive, or is no picture, and frees its place', async () => {
  const bytes = await photo();
  const { id } = await announce(mine.ctx, bytes);
  expect(await finishUpload(mine.ctx, { id })).toMatchObject({
    reason: 'not_allowed',
    detail: expect.stringMatching(/not arrived/),
  });
  for (const [text, detail] of [
    ['<script>alert(1)</script>', /Use a picture/],
    ['GIF89a and so on', /stands still/],
    ['\xff\xd8\xff no more', /damaged/],
  ] as const) {
    const sent = await send(mine.ctx, Buffer.from(text, 'latin1'));
    expect(await finishUpload(mine.ctx, { id: sent })).toMatchObject({
      reason: 'not_allowed',
      detail: expect.stringMatching(detail),
    });
  }
  expect(await states()).toEqual(['REMOVING', 'REMOVING', 'REMOVING', 'REMOVING']);
});

it('lets three be under way for each business, over all instances, and as much as there is room for', async () => {
  const bytes = await photo();
  const first = await announce(mine.ctx, bytes);
  await Promise.all([announce(mine.ctx, bytes), announce(mine.ctx, bytes)]);
  await expect(announce(mine.ctx, bytes)).rejects.toMatchObject({
    code: 'rate_limited',
    retryAfterSeconds: 3,
  });
  await announce(theirs.ctx, bytes);
  await cancelUpload(mine.ctx, { id: first.id });
  await announce(mine.ctx, bytes);
  await office.owner.query(`UPDATE "Tenant" SET "storageLimitMb" = 0 WHERE "id" = $1`, [theirs.ctx.tenantId]);
  await expect(announce(theirs.ctx, bytes)).rejects.toThrow(/no room/);
  await office.owner.query(`UPDATE "Tenant" SET "storageLimitMb" = 2500`);
});

it('takes for a page only own pictures, by the address that was told', async () => {
  const { url } = await upload(mine.ctx, await photo());
  const stranger = await upload(theirs.ctx, await photo());
  for (const other of [
    stranger.url,
    url.replace(/\d+x/, '99x'),
    url.replace(/[^/]+$/, '640.webp'),
    '/files/x',
  ]) {
    const refused = await showAsHero(mine.ctx, other);
    expect(refused).toMatchObject({ reason: 'validation_failed', errors: [{ path: 'heroImage' }] });
  }
  expect(await showAsHero(mine.ctx, `${url}#10,90`)).toMatchObject({ ok: true });
});

it('takes for a logo what was uploaded as one, and lets none of it be removed while it is shown', async () => {
  const photoKept = await upload(mine.ctx, await photo());
  const logo = await upload(mine.ctx, await photo('#993366'), 'LOGO');
  for (const [field, url] of [
    ['logo', photoKept.url],
    ['favicon', photoKept.url],
    ['shareImage', logo.url],
  ] as const)
    expect(await change(mine.ctx, { [field]: url })).toMatchObject({
      errors: [{ path: field, message: expect.stringMatching(/another place/) }],
    });
  for (const field of ['logo', 'favicon'] as const) {
    expect(await change(mine.ctx, { [field]: logo.url })).toMatchObject({ ok: true });
    expect(await removeFile(mine.ctx, { id: logo.id })).toMatchObject({ ok: false });
    await change(mine.ctx, { [field]: '' });
  }
  const choices = { own: [{ id: logo.id }], shipped: [], elsewhere: [] };
  expect(await listPictures(mine.ctx, { purpose: 'LOGO' })).toMatchObject(choices);
  const photos = await listPictures(mine.ctx, { purpose: 'PHOTO' });
  expect(photos).toMatchObject({ own: [{ id: photoKept.id }] });
  expect(photos.shipped.length).toBeGreaterThan(50);
});

it('remembers what a picture shows, and removes none that is shown', async () => {
  const { id, url } = await upload(mine.ctx, await photo());
  const described = await describeFile(mine.ctx, { id, alt: 'A hat', focus: { x: 10, y: 90 } });
  expect(described).toMatchObject({ ok: true, alt: 'A hat', url: `${url}#10,90` });
  await showAsHero(mine.ctx, `${url}#1,1`);
  expect((await listFiles(mine.ctx, { limit: 100 })).pictures[0]?.usedIn).toEqual(['the site']);
  expect(await removeFile(mine.ctx, { id })).toMatchObject({
    detail: expect.stringMatching(/used: the site/),
  });
  await showAsHero(mine.ctx, '');
  expect(await removeFile(mine.ctx, { id })).toEqual({ ok: true });
  expect(await showAsHero(mine.ctx, url)).toMatchObject({ reason: 'validation_failed' });
  await hoursPass(1);
  await sweep();
  expect([await keys(), await states()]).toEqual([[], []]);
});

describe('the sweep', () => {
  it('removes a picture that nothing has shown for a day, and none that something shows', async () => {
    const shown = await upload(mine.ctx, await photo());
    await upload(mine.ctx, await photo('#993366'));
    await showAsHero(mine.ctx, shown.url);
    await sweep();
    await hoursPass(23);
    await sweep();
    expect(await states()).toEqual(['LIVE', 'LIVE']);
    await hoursPass(2);
    await sweep();
    // Given up now; its bytes go when nobody can have begun to use it.
    expect(await states()).toEqual(['LIVE', 'REMOVING']);
    await hoursPass(1);
    await sweep();
    expect(await states()).toEqual(['LIVE']);
    expect((await keys()).every((key) => key.startsWith(shown.id))).toBe(true);
    expect(await keys()).toHaveLength(5);
  });

  it('brings back what a save has shown at the moment of its removal', async () => {
    const { id, url } = await upload(mine.ctx, await photo());
    await removeFile(mine.ctx, { id });
    await office.owner.query(`UPDATE "Site" SET "heroImage" = $1 WHERE "tenantId" = $2`, [
      url,
      mine.ctx.tenantId,
    ]);
    await hoursPass(1);
    await sweep();
    expect([await states(), (await keys()).length]).toEqual([['LIVE'], 5]);
  });

  it('removes what never arrived, bytes without a row, and what was sent once more', async () => {
    const bytes = await photo();
    const late = await announce(mine.ctx, bytes);
    const again = await announce(mine.ctx, await photo('#993366'));
    const more = { method: 'PUT', headers: again.headers, body: new Uint8Array(await photo('#993366')) };
    await fetch(again.url, more);
    const kept = await finishUpload(mine.ctx, { id: again.id });
    await fetch(again.url, more);
    await fetch(late.url, { method: 'PUT', headers: late.headers, body: new Uint8Array(bytes) });
    await office.owner.query(`DELETE FROM "File" WHERE "id" = $1`, [late.id]);
    await announce(mine.ctx, bytes);
    await hoursPass(1);
    await sweep();
    expect(kept).toMatchObject({ ok: true });
    expect(await states()).toEqual(['LIVE']);
    expect(await keys()).toHaveLength(5);
    expect((await keys()).some((key) => key.endsWith('/sent'))).toBe(false);
  });
});

describe('with the store in trouble', () => {
  // Each hits one call and its repetition, so that the breaker, which counts them all, stays closed.
  it.each([
    ['away', { status: 503, method: 'GET' }],
    ['torn', { reset: true, path: '/384.webp' }],
    ['cut in the middle', { cut: true, method: 'GET' }],
    ['full', { status: 507, code: 'QuotaExceeded', path: '/384.webp' }],
    ['refusing our signature', { status: 403, code: 'SignatureDoesNotMatch', method: 'DELETE' }],
  ])('%s, an upload fails clearly, nothing half is live, and trying again succeeds', async (_, fault) => {
    const id = await send(mine.ctx, await photo());
    await control.switch('s3', fault);
    await expect(finishUpload(mine.ctx, { id })).rejects.toMatchObject({ code: 'unavailable' });
    expect(await states()).toEqual(['PENDING']);
    await control.switch('s3', null);
    expect(await finishUpload(mine.ctx, { id })).toMatchObject({ ok: true });
    expect([await states(), (await keys()).length]).toEqual([['LIVE'], 5]);
  });

  it('leaves rows and bytes for the next sweep', async () => {
    const { id } = await upload(mine.ctx, await photo());
    await removeFile(mine.ctx, { id });
    await hoursPass(1);
    await control.switch('s3', { status: 503, method: 'DELETE' });
    expect((await sweepFiles()).failed).toBe(1);
    expect(await states()).toEqual(['REMOVING']);
    await control.switch('s3', null);
    await sweep();
    expect([await states(), await keys()]).toEqual([[], []]);
  });

  it('finds nothing of what was never there', async () => {
    const id = randomUUID();
    expect(await finishUpload(mine.ctx, { id })).toMatchObject({ reason: 'not_found' });
    expect(await removeFile(mine.ctx, { id })).toMatchObject({ reason: 'not_found' });
    expect(await cancelUpload(mine.ctx, { id })).toMatchObject({ reason: 'not_found' });
  });
});
