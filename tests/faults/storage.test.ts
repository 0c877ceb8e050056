import sharp from 'sharp';
import { afterAll, beforeAll, expect } from 'vitest';
import { localBucket } from '@/stand-ins/s3/api';
import { localSecrets } from '@/stand-ins/settings';
import type { Fault } from '@/stand-ins/vendor';
import { cell } from './support/cell';
import { keys } from './support/customers';
import { type FaultWorld, startFaultWorld } from './support/world';

/** The store of files is away, slow, full, or has another clock; the site goes on, and nothing half is ever kept. */
let world: FaultWorld;
beforeAll(async () => {
  world = await startFaultWorld({ RATE_LIMIT_UPLOADS_PER_15_MIN: '100000' }, ({ s3 }) => ({
    STORAGE_ENDPOINT: s3.url,
    STORAGE_BUCKET: localBucket,
    STORAGE_ACCESS_KEY_ID: localSecrets.s3AccessKeyId,
    STORAGE_SECRET_ACCESS_KEY: localSecrets.s3SecretAccessKey,
  }));
});
afterAll(() => world?.close());
const here = () => world;

let made = 0;
/** Another picture each time, small enough to take no time. */
const picture = () => {
  made += 1;
  const background = { r: (made * 37) % 256, g: (made * 91) % 256, b: 120 };
  return sharp({ create: { width: 900, height: 600, channels: 3, background } })
    .jpeg()
    .toBuffer();
};
async function send(): Promise<string> {
  const bytes = await picture();
  const asked = { purpose: 'PHOTO', name: 'a.jpg', type: 'image/jpeg', bytes: bytes.length };
  const { status, body } = await world.api.post('files', keys.bella, asked);
  expect(status, JSON.stringify(body)).toBe(201);
  const put = { method: 'PUT', headers: body.headers, body: new Uint8Array(bytes) };
  expect((await fetch(body.uploadUrl, put)).status).toBe(200);
  return body.id;
}
const finish = (id: string) => world.api.post(`files/${id}/finish`, keys.bella, {});
async function upload(): Promise<{ id: string; path: string }> {
  const kept = await finish(await send());
  expect(kept.status, JSON.stringify(kept.body)).toBe(200);
  return kept.body;
}
const stateOf = async (id: string) =>
  (await world.sql<{ state: string }>('SELECT "state" FROM "File" WHERE "id" = $1', [id]))[0]?.state ??
  'gone';
const struck = async (status: number | null) =>
  (await world.cloud.calls()).s3.calls.filter((call) => call.status === status).length;
/** What was uploaded so long ago that the sweep looks at it. */
const hoursPass = () =>
  world.sql(
    `UPDATE "File" SET "updatedAt" = "updatedAt" - interval '25 hours', "uploadUntil" = "uploadUntil" - interval '25 hours',
        "unusedSince" = "unusedSince" - interval '25 hours'`,
  );

/** One upload whose end meets the fault: told to come again, nothing half is kept, and coming again succeeds. */
function comesAgain(name: string, fault: Fault, status: number | null): void {
  cell(`store: ${name}`, here, async () => {
    const id = await send();
    const before = await struck(status);
    await world.cloud.switch('s3', fault);
    const refused = await finish(id);
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([503, true]);
    expect(await stateOf(id)).toBe('PENDING');
    const times = (await struck(status)) - before;
    await world.cloud.switch('s3', null);
    expect((await finish(id)).status).toBe(200);
    return { struck: times };
  });
}

comesAgain('away', { status: 503, method: 'GET' }, 503);
comesAgain('cut in the middle', { cut: true, method: 'GET' }, 200);
comesAgain('full', { status: 507, code: 'QuotaExceeded', path: '/384.webp' }, 507);
comesAgain('another secret', { status: 403, code: 'SignatureDoesNotMatch', method: 'PUT' }, 403);

cell('store: torn while widths are written', here, async () => {
  const id = await send();
  await world.cloud.switch('s3', { reset: true, path: '/share.jpg', times: 2 });
  expect((await finish(id)).status).toBe(503);
  expect(await stateOf(id)).toBe('PENDING');
  expect((await finish(id)).status).toBe(200);
  return { struck: 2 };
});

cell('store: 500 once', here, async () => {
  const id = await send();
  await world.cloud.switch('s3', { status: 500, method: 'PUT', times: 1 });
  // The call is made again by itself.
  expect((await finish(id)).status).toBe(200);
  return { struck: await struck(500) };
});

cell('store: slow', here, async () => {
  const id = await send();
  await world.cloud.switch('s3', { delayMs: 2_000 });
  const { status, ms } = await finish(id);
  expect(status).toBe(200);
  return { struck: ms > 2_000 ? 1 : 0, note: `kept after ${Math.round(ms / 1000)} s` };
});

for (const minutes of [-16, 16])
  cell(`store: its clock ${minutes} minutes off`, here, async () => {
    const id = await send();
    // It is refused once, and dated by the store's clock from then on: addresses for browsers too.
    await world.cloud.skew(minutes * 60_000);
    expect((await finish(id)).status).toBe(200);
    const { path } = await upload();
    await world.cloud.skew(0);
    // Whatever it asks next it learns from.
    expect((await fetch(`${world.app.url}${path}`)).status).toBe(200);
    expect((await upload()).path).not.toBe(path);
    return { struck: await struck(403) };
  });

cell('store: away while the site shows a picture', here, async () => {
  const { path } = await upload();
  await world.sql(
    `UPDATE "Site" SET "heroImage" = $1 FROM "Tenant" t WHERE t."id" = "tenantId" AND t."slug" = 'bella-weddings'`,
    [path],
  );
  const address = `${world.app.url}${path}`;
  expect((await fetch(address)).status).toBe(200);
  await world.cloud.switch('s3', { status: 503 });
  expect((await fetch(`${world.app.url}/t/bella-weddings`)).status).toBe(200);
  // Not 404: a cache in front would keep that it is gone.
  const away = await fetch(address);
  expect([away.status, away.headers.get('cache-control')]).toEqual([503, expect.stringMatching(/no-store/)]);
  await world.daily();
  await world.cloud.switch('s3', null);
  expect((await fetch(address)).status).toBe(200);
  return { struck: await struck(503) };
});

cell('store: away while the sweep runs', here, async () => {
  const { id } = await upload();
  expect((await world.api.post(`files/${id}/remove`, keys.bella, {})).status).toBe(200);
  await hoursPass();
  await world.cloud.switch('s3', { reset: true, times: 4 });
  await world.daily();
  expect(await stateOf(id)).toBe('REMOVING');
  await world.cloud.switch('s3', null);
  await world.daily();
  expect(await stateOf(id)).toBe('gone');
  return { struck: 1 };
});

cell('store: removes nothing', here, async () => {
  const { id } = await upload();
  expect((await world.api.post(`files/${id}/remove`, keys.bella, {})).status).toBe(200);
  await hoursPass();
  await world.cloud.switch('s3', { status: 500, method: 'DELETE', times: 4 });
  await world.daily();
  const left = (await world.cloud.objects()).filter(({ key }) => key.includes(id));
  expect([await stateOf(id), left.length > 0]).toEqual(['REMOVING', true]);
  await world.cloud.switch('s3', null);
  await world.daily();
  expect((await world.cloud.objects()).filter(({ key }) => key.includes(id))).toEqual([]);
  return { struck: await struck(500) };
});

cell('process dies while a picture is kept', here, async () => {
  const id = await send();
  await world.cloud.switch('s3', { blackhole: true, method: 'DELETE' });
  const asked = finish(id);
  await expect
    .poll(async () => (await world.cloud.objects()).filter(({ key }) => key.includes(id)).length, {
      timeout: 30_000,
    })
    .toBeGreaterThan(4);
  await world.dieAndComeBack();
  expect((await asked).status).toBe(0);
  await world.cloud.switch('s3', null);
  expect(await stateOf(id)).toBe('PENDING');
  expect((await finish(id)).status).toBe(200);
  return { struck: 1 };
});
