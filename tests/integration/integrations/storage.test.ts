import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GET, PUT } from '@/app/files/signed/[token]/route';
import { createDiskStorage } from '@/lib/integrations/storage/disk';
import type { PresignedPut, Storage } from '@/lib/integrations/storage/port';
import { createS3Storage, type S3Settings } from '@/lib/integrations/storage/s3';
import { type CloudControl, controlCloud } from '@/stand-ins/control';
import { localBucket } from '@/stand-ins/s3/api';
import { startLocalCloud } from '@/stand-ins/server';
import { localSecrets } from '@/stand-ins/settings';
import { setEnvironment } from '@/tests/support/environment';

/** What both kinds of store promise (lib/integrations/storage/port.ts), then what only one of them can get wrong. */
const folder = mkdtempSync(join(tmpdir(), 'mais-files-'));
setEnvironment({ FILES_FOLDER: folder });
const disk = createDiskStorage(folder);
let control: CloudControl;
let close: () => Promise<void>;
let settings: S3Settings;
let s3: Storage;
let aws: S3Client;

beforeAll(async () => {
  const cloud = await startLocalCloud({ appUrl: 'http://localhost:3000' });
  close = cloud.close;
  control = controlCloud(cloud.urls.control);
  settings = {
    endpoint: cloud.urls.s3,
    bucket: localBucket,
    region: 'auto',
    accessKeyId: localSecrets.s3AccessKeyId,
    secretAccessKey: localSecrets.s3SecretAccessKey,
  };
  s3 = createS3Storage(settings);
  aws = new S3Client({
    endpoint: cloud.urls.s3,
    region: 'auto',
    forcePathStyle: true,
    credentials: settings,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    maxAttempts: 1,
  });
});
afterAll(async () => {
  aws?.destroy();
  await close?.();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => control.reset());

const bytes = Buffer.from('RIFF and so on: one picture, as if');
const key = 'business/picture/640.webp';

/** As a browser does it: to the store itself, or to our own route where the disk is the store. */
async function put({ url, headers }: PresignedPut, body: Buffer, other: Record<string, string> = {}) {
  const init = { method: 'PUT', body: new Uint8Array(body), headers: { ...headers, ...other } };
  return url.startsWith('/')
    ? PUT(new Request(`http://localhost:3000${url}`, init), {
        params: Promise.resolve({ token: tokenOf(url) }),
      })
    : fetch(url, init);
}
async function read(url: string) {
  return url.startsWith('/')
    ? GET(new Request(`http://localhost:3000${url}`), { params: Promise.resolve({ token: tokenOf(url) }) })
    : fetch(url);
}
const tokenOf = (url: string) => url.split('/').at(-1) ?? '';

describe.each([
  ['the disk', () => disk],
  ['an S3-compatible store', () => s3],
])('%s', (_, of) => {
  it('gives back what was put, whole and in part, and says what it is', async () => {
    const store = of();
    await store.put(key, bytes, 'image/webp');
    const whole = await store.get(key);
    expect(Buffer.from(whole?.body ?? [])).toEqual(bytes);
    expect(whole).toMatchObject({ bytes: bytes.length, type: 'image/webp', from: 0 });
    expect(whole?.etag).toMatch(/^"[^"]+"$/);
    const { etag, type } = whole ?? {};
    expect(await store.head(key)).toEqual({ bytes: bytes.length, etag, type });
    const part = await store.get(key, { from: 5, to: 7 });
    expect([Buffer.from(part?.body ?? []).toString(), part?.from, part?.bytes]).toEqual([
      'and',
      5,
      bytes.length,
    ]);
    const rest = await store.get(key, { from: bytes.length - 2 });
    expect(Buffer.from(rest?.body ?? []).toString()).toBe('if');
    expect(await store.get(key, { from: bytes.length })).toBeNull();
  });

  it('has nothing of a key that was never put, or was removed, and removes twice', async () => {
    const store = of();
    await store.put(key, bytes, 'image/webp');
    await store.remove(key);
    await store.remove(key);
    expect([await store.get(key), await store.head(key)]).toEqual([null, null]);
  });

  it('lists by prefix, in order', async () => {
    const store = of();
    for (const name of ['b/2/x.webp', 'a/2/y.webp', 'a/1/x.webp', 'a/20/z.webp'])
      await store.put(`list-${name}`, bytes, 'image/webp');
    expect(await store.list('list-a/')).toEqual({
      keys: ['list-a/1/x.webp', 'list-a/2/y.webp', 'list-a/20/z.webp'],
      next: null,
    });
    expect((await store.list('list-a/2/')).keys).toEqual(['list-a/2/y.webp']);
    expect((await store.list('list-nobody/')).keys).toEqual([]);
  });

  it('lets a browser put what was announced, and nothing else', async () => {
    const store = of();
    const announced = { type: 'image/png', bytes: bytes.length, seconds: 60 };
    const address = await store.presignPut('business/up/sent', announced);
    const larger = await put(address, Buffer.concat([bytes, bytes]));
    const shorter = await put(address, bytes.subarray(1));
    const another = await put(address, bytes, { 'content-type': 'text/html' });
    expect([larger.ok, shorter.ok, another.ok]).toEqual([false, false, false]);
    expect(await store.head('business/up/sent')).toBeNull();
    expect((await put(address, bytes)).status).toBe(200);
    expect((await put(address, bytes)).status).toBe(200);
    expect(Buffer.from((await store.get('business/up/sent'))?.body ?? [])).toEqual(bytes);
  });

  it('lets nobody put under another key, or later', async () => {
    const store = of();
    const { url, headers } = await store.presignPut('business/up/sent', {
      type: 'image/png',
      bytes: bytes.length,
      seconds: 1,
    });
    const forged = url.startsWith('/')
      ? `/files/signed/${Buffer.from('{"key":"other/x","until":9e15,"bytes":34}').toString('base64url')}.${tokenOf(url).split('.')[1]}`
      : url.replace('/up/', '/other/');
    expect((await put({ url: forged, headers }, bytes)).status).toBe(403);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await put({ url, headers }, bytes)).status).toBe(403);
    expect((await store.list('business/up/')).keys).toEqual(of() === disk ? ['business/up/sent'] : []);
  });

  it('shows a private file to whoever has its address', async () => {
    const store = of();
    await store.put('business/private/contract', bytes, 'application/octet-stream');
    const url = await store.presignGet('business/private/contract', savedFor(60));
    const answer = await read(url);
    expect([answer.status, Buffer.from(await answer.arrayBuffer())]).toEqual([200, bytes]);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="Vertr_ge _1_.pdf"; filename*=UTF-8''Vertr%C3%A4ge%20%271%27.pdf`,
    );
    // The last letter of a disk's address has two bits that no byte is made of.
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (const end of store === disk ? letters : 'ab')
      if (!url.endsWith(end))
        expect((await read(url.replace(/.$/, end))).status, end).toBeGreaterThanOrEqual(403);
  });
});

const savedFor = (seconds: number) => ({ name: `Verträge '1'.pdf`, type: 'application/pdf', seconds });

describe('an S3-compatible store beside AWS’s own client', () => {
  it('reads what the other has put, and the other way round', async () => {
    const Bucket = localBucket;
    await aws.send(new PutObjectCommand({ Bucket, Key: key, Body: bytes, ContentType: 'image/webp' }));
    expect(Buffer.from((await s3.get(key))?.body ?? [])).toEqual(bytes);
    await s3.put('by us/ä&c.webp', bytes, 'image/webp');
    const found = await aws.send(new GetObjectCommand({ Bucket, Key: 'by us/ä&c.webp' }));
    expect(Buffer.from((await found.Body?.transformToByteArray()) ?? [])).toEqual(bytes);
    const head = await aws.send(new HeadObjectCommand({ Bucket, Key: key }));
    expect(await s3.head(key)).toEqual({
      bytes: head.ContentLength,
      type: head.ContentType,
      etag: head.ETag,
    });
    const listed = await aws.send(new ListObjectsV2Command({ Bucket, MaxKeys: 1 }));
    expect(listed.Contents?.map(({ Key }) => Key)).toEqual(['business/picture/640.webp']);
    expect(listed.NextContinuationToken).toBeTruthy();
    expect((await s3.list('', listed.NextContinuationToken)).keys).toEqual(['by us/ä&c.webp']);
  });

  it('signs addresses that the store takes like theirs, but for a sum of nothing that theirs would carry', async () => {
    const Bucket = localBucket;
    await s3.put(key, bytes, 'image/webp');
    const theirs = await getSignedUrl(aws, new GetObjectCommand({ Bucket, Key: key }), { expiresIn: 60 });
    expect((await fetch(theirs)).status).toBe(200);
    expect((await fetch(await s3.presignGet(key, savedFor(60)))).status).toBe(200);
    const usual = new S3Client({
      endpoint: settings.endpoint,
      region: 'auto',
      forcePathStyle: true,
      credentials: settings,
    });
    const put = new PutObjectCommand({ Bucket, Key: key, ContentType: 'image/webp' });
    const answer = await fetch(await getSignedUrl(usual, put, { expiresIn: 60 }), {
      method: 'PUT',
      body: bytes,
    });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('BadDigest')]);
    usual.destroy();
  });

  it('is refused with another secret, or a sum that is wrong', async () => {
    const stranger = createS3Storage({ ...settings, secretAccessKey: 'another' });
    await expect(stranger.put(key, bytes, 'image/webp')).rejects.toMatchObject({ code: 'unavailable' });
    const wrong = aws.send(
      new PutObjectCommand({
        Bucket: localBucket,
        Key: key,
        Body: bytes,
        ChecksumSHA256: hash('sha256', 'x', 'base64'),
      }),
    );
    await expect(wrong).rejects.toThrow(/did not match/);
    await expect(createS3Storage({ ...settings, bucket: 'another' }).get(key)).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  it.each([-40, -14, 16])('is dated by the store’s clock, %i minutes off', async (minutes) => {
    await control.skew(minutes * 60_000);
    const inASecond = { type: 'image/png', bytes: bytes.length, seconds: 1 };
    // The first that a process asks, and what it asks after another clock.
    await s3.head(key);
    const addresses: PresignedPut[] = [];
    for (const store of [createS3Storage(settings), s3]) {
      const address = await store.presignPut('business/up/sent', inASecond);
      expect((await put(address, bytes)).status).toBe(200);
      expect((await fetch(await store.presignGet('business/up/sent', savedFor(60)))).status).toBe(200);
      addresses.push(address);
    }
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    for (const address of addresses) expect((await put(address, bytes)).status).toBe(403);
    // Several at once, of which none knows yet.
    const fresh = createS3Storage(settings);
    await Promise.all([1, 2, 3, 4].map((n) => fresh.put(`${key}-${n}`, bytes, 'image/webp')));
    await createS3Storage(settings).put(key, bytes, 'image/webp');
    expect(await createS3Storage(settings).head(key)).toMatchObject({ bytes: bytes.length });
    expect((await createS3Storage(settings).list('business/')).keys).toContain(key);
    await control.skew(0);
    await s3.put(key, bytes, 'image/webp');
  });

  it('is asked once more where that may help, and is given up where not', async () => {
    await s3.put(key, bytes, 'image/webp');
    for (const fault of [{ status: 503 }, { reset: true }, { cut: true }, { status: 429 }]) {
      await control.switch('s3', { ...fault, times: 1 });
      expect(Buffer.from((await s3.get(key))?.body ?? [])).toEqual(bytes);
    }
    await control.switch('s3', { status: 507, code: 'QuotaExceeded', times: 2 });
    await expect(s3.put(key, bytes, 'image/webp')).rejects.toMatchObject({ code: 'unavailable' });
  });
});
