import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { publishJobs } from '@/lib/integrations/qstash/publish-jobs';
import { verifyDelivery } from '@/lib/integrations/qstash/verify-delivery';
import { type CloudControl, controlCloud } from '@/stand-ins/control';
import { startLocalCloud } from '@/stand-ins/server';
import { setEnvironment } from '@/tests/support/environment';

let control: CloudControl;
let close: () => Promise<void>;
let app: Server;
let appUrl = '';
let deliveries: { path: string; headers: Headers; body: string }[] = [];
let answerWith: number[] = [];

beforeAll(async () => {
  app = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      deliveries.push({
        path: request.url ?? '',
        headers: new Headers(request.headers as Record<string, string>),
        body: Buffer.concat(chunks).toString('utf8'),
      });
      response.statusCode = answerWith.shift() ?? 200;
      response.end();
    });
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  appUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  const cloud = await startLocalCloud({ appUrl });
  close = cloud.close;
  control = controlCloud(cloud.urls.control);
  setEnvironment({ APP_URL: appUrl, QSTASH_URL: cloud.urls.qstash });
});

afterAll(async () => {
  await close?.();
  app?.close();
});

beforeEach(async () => {
  await control.reset();
  deliveries = [];
  answerWith = [];
});

async function delivered(count: number) {
  for (let tries = 0; tries < 100 && deliveries.length < count; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return deliveries;
}

const verified = async (request: Request) => verifyDelivery(request, await request.text());
const asRequest = (
  delivery: { path: string; headers: Headers; body: string },
  body = delivery.body,
  path = delivery.path,
) =>
  // Behind a proxy the request's own host is not the public one.
  new Request(`http://internal:8080${path}`, { method: 'POST', headers: delivery.headers, body });

it('delivers a job that can be verified, with either key, and only as it was sent', async () => {
  const id = randomUUID();
  expect(await publishJobs([{ id, name: 'send-mail', lane: 'mail', attempts: 0 }])).toEqual([id]);
  const [first] = await delivered(1);
  if (!first) throw new Error('nothing was delivered');
  expect(first.path).toBe('/api/jobs/send-mail');
  expect(await verified(asRequest(first))).toEqual({ jobId: id });
  expect(await verified(asRequest(first, JSON.stringify({ jobId: randomUUID() })))).toBeNull();
  expect(await verified(asRequest(first, first.body, '/api/jobs/other'))).toBeNull();
  expect(
    await verified(new Request(`${appUrl}/api/jobs/send-mail`, { method: 'POST', body: first.body })),
  ).toBeNull();

  await control.qstashConfig({ signWith: 'next' });
  await publishJobs([{ id: randomUUID(), name: 'send-mail', lane: 'mail', attempts: 0 }]);
  const [, second] = await delivered(2);
  if (!second) throw new Error('nothing was delivered');
  expect(await verified(asRequest(second))).not.toBeNull();
});

it('is told of one attempt once, and of the next attempt again', async () => {
  const id = randomUUID();
  await publishJobs([{ id, name: 'send-mail', lane: 'mail', attempts: 0 }]);
  await publishJobs([{ id, name: 'send-mail', lane: 'mail', attempts: 0 }]);
  await publishJobs([{ id, name: 'send-mail', lane: 'mail', attempts: 1 }]);
  await delivered(2);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(deliveries).toHaveLength(2);
});

it('repeats three times', async () => {
  await control.qstashConfig({ retryMs: 20 });
  answerWith = [500, 500, 500, 500, 500];
  await publishJobs([{ id: randomUUID(), name: 'send-mail', lane: 'mail', attempts: 0 }]);
  await delivered(4);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(deliveries).toHaveLength(4);
});

it('tells of the jobs of one booking in one call, each delivered on its own', async () => {
  const jobs = ['send-mail', 'stripe-refund', 'send-mail'].map((name) => ({
    id: randomUUID(),
    name,
    lane: 'mail' as const,
    attempts: 0,
  }));
  expect(await publishJobs(jobs)).toEqual(jobs.map(({ id }) => id));
  const bodies = (await delivered(3)).map(({ body }) => JSON.parse(body).jobId);
  expect(bodies.sort()).toEqual(jobs.map(({ id }) => id).sort());
  expect((await control.calls()).qstash.calls).toHaveLength(1);
});

it('says no instead of throwing when QStash is broken or silent, within its five seconds', async () => {
  await control.switch('qstash', { status: 500 });
  expect(await publishJobs([{ id: randomUUID(), name: 'send-mail', lane: 'mail', attempts: 0 }])).toEqual([]);
  await control.switch('qstash', { blackhole: true });
  const started = performance.now();
  expect(await publishJobs([{ id: randomUUID(), name: 'send-mail', lane: 'mail', attempts: 0 }])).toEqual([]);
  expect(performance.now() - started).toBeLessThan(5_500);
});
