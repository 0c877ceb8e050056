import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '@/tests/support/app';

/** What strangers send to the addresses of files: odd parts, guessed names, and ways out of the folder. */
let app: TestApp;
const tenant = '01900000-0000-7000-8000-000000000001';
const file = '01900000-0000-7000-8000-000000000002';
const address = `/files/${tenant}/${file}/384.webp`;
const whole = Buffer.from(Array.from({ length: 1000 }, (_, at) => at % 251));

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_PUBLIC_PER_15_MIN: '100000' });
  const folder = join(app.env.FILES_FOLDER ?? '', tenant, file);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '384.webp'), whole);
  // What no public address may lead to.
  for (const name of ['sent', 'document', 'export.zip']) writeFileSync(join(folder, name), 'secret');
  writeFileSync(join(app.env.FILES_FOLDER ?? '', 'secret.webp'), 'secret');
});
afterAll(() => app?.close());

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };

/** As it is written: `fetch` would tidy the address up before it is sent. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { hostname, port } = new URL(app.url);
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, path, method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }),
      );
    });
    asking.on('error', reject);
    asking.end();
  });
}

describe('a part of a file', () => {
  const many = Array.from({ length: 600 }, (_, at) => `${at}-${at + 1}`).join(',');
  it.each([
    ['bytes=0-9', 206, 'bytes 0-9/1000', 10],
    ['bytes=990-', 206, 'bytes 990-999/1000', 10],
    ['bytes=0-999999999999', 200, undefined, 1000],
    ['bytes=500-999999999999', 206, 'bytes 500-999/1000', 500],
    // As if it weren't there: backwards, from the end, several at once, none at all.
    ['bytes=9-0', 200, undefined, 1000],
    ['bytes=-10', 200, undefined, 1000],
    ['bytes=-0', 200, undefined, 1000],
    ['bytes=--1', 200, undefined, 1000],
    ['bytes=0-1,3-4', 200, undefined, 1000],
    ['bytes=0-,0-,0-,0-', 200, undefined, 1000],
    [`bytes=${many}`, 200, undefined, 1000],
    ['bytes=99999999999999999999999-', 200, undefined, 1000],
    ['lines=0-1', 200, undefined, 1000],
    ['bytes=a-b', 200, undefined, 1000],
    ['bytes=1000-', 416, 'bytes */1000', 27],
    ['bytes=5000-6000', 416, 'bytes */1000', 27],
  ])('%s', async (range, status, part, length) => {
    const { headers, body, ...answer } = await ask(address, { range });
    expect([answer.status, headers['content-range'], body.length]).toEqual([status, part, length]);
    if (status === 206) {
      const from = Number(/bytes (\d+)/.exec(part ?? '')?.[1]);
      expect(body).toEqual(whole.subarray(from, from + length));
    }
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('of another version than one knows is the whole', async () => {
    const { headers } = await ask(address);
    const etag = String(headers.etag);
    const part = (ifRange: string) => ask(address, { range: 'bytes=0-9', 'if-range': ifRange });
    expect([(await part(etag)).status, (await part('"other"')).status]).toEqual([206, 200]);
    expect((await part('Tue, 01 Dec 2026 00:00:00 GMT')).status).toBe(200);
  });
});

it('is asked for by its head, and again, as the standard says', async () => {
  const head = await ask(address, {}, 'HEAD');
  expect([head.status, head.headers['content-type'], head.body.length]).toEqual([200, 'image/webp', 0]);
  const etag = String(head.headers.etag);
  for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*'])
    expect([known, (await ask(address, { 'if-none-match': known })).status]).toEqual([known, 304]);
  expect((await ask(address, { 'if-none-match': '"x"' })).status).toBe(200);
  expect((await ask(`${address.slice(0, -8)}640.webp`, {}, 'HEAD')).status).toBe(404);
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
    expect([method, (await ask(address, {}, method)).status]).toEqual([method, 405]);
});

it('has the type of a picture whatever it is asked as, and nothing takes it for a page', async () => {
  const { headers } = await ask(address, { accept: 'text/html' });
  expect(headers).toMatchObject({ 'content-type': 'image/webp', 'x-content-type-options': 'nosniff' });
  expect(headers['set-cookie']).toBeUndefined();
});

it.each([
  `/files/${tenant}/${file}/sent`,
  `/files/${tenant}/${file}/document`,
  `/files/${tenant}/${file}/export.zip`,
  `/files/${tenant}/${file}/384.webp/`,
  `/files/${tenant}/${file}/384.webp%00.png`,
  `/files/${tenant}/${file}/384%2ewebp%00`,
  `/files/${tenant}/${file}/%2e%2e%2fsecret.webp`,
  `/files/${tenant}/%2e%2e/secret.webp`,
  `/files/${tenant}/../secret.webp`,
  `/files/%2e%2e/%2e%2e/secret.webp`,
  `/files/%252e%252e/%252e%252e/secret.webp`,
  '/files/..%2f..%2fsecret.webp',
  '/files/..%5c..%5csecret.webp',
  '/files/..\\..\\secret.webp',
  `/files/${tenant}/${file}/..;/384.webp`,
  `/files/${tenant.toUpperCase()}/${file}/384.webp?x=%00`,
  `/files/${tenant}/${file.replace('2', '3')}/384.webp`,
  `/files/${file}/${tenant}/384.webp`,
  `/files/${tenant}//384.webp`,
  '/files/secret.webp',
  '/files/',
  '/files/signed/',
  '/files/signed/x',
  '/files/signed/x.y',
  `/files/signed/${Buffer.from(`{"key":"${tenant}/${file}/document","until":9e15}`).toString('base64url')}.`,
  `/files/signed/${Buffer.from(`{"key":"../../etc/passwd","until":9e15}`).toString('base64url')}.${'A'.repeat(43)}`,
])('leads to nothing: %s', async (path) => {
  const { status, body } = await ask(path);
  expect([path, status >= 300 && status < 500]).toEqual([path, true]);
  expect(body.toString()).not.toContain('secret\0');
  expect(body.toString()).not.toBe('secret');
});

it('takes nothing under an address that was not told', async () => {
  for (const token of [
    'x.y',
    `${Buffer.from('{"key":"a/b","until":9e15,"bytes":3}').toString('base64url')}.x`,
  ]) {
    const { status } = await ask(`/files/signed/${token}`, { 'content-type': 'image/png' }, 'PUT');
    expect(status).toBe(403);
  }
  expect(app.log()).not.toMatch(/"level":50/);
});
