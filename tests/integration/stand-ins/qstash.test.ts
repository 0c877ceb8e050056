import { Client, Receiver } from '@upstash/qstash';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { localSecrets } from '@/stand-ins/settings';
import { eventually, type Received, startCloud } from './cloud';

let cloud: Awaited<ReturnType<typeof startCloud>>;
let client: Client;
const receiver = new Receiver({
  currentSigningKey: localSecrets.qstashCurrentSigningKey,
  nextSigningKey: localSecrets.qstashNextSigningKey,
});

beforeAll(async () => {
  cloud = await startCloud();
  client = new Client({ baseUrl: cloud.urls.qstash, token: localSecrets.qstashToken, retry: false });
});
afterAll(() => cloud.close());
beforeEach(async () => {
  await cloud.control.reset();
  cloud.app.received.length = 0;
  cloud.app.answerWith(() => ({ status: 200 }));
});

const job = () => `${cloud.app.url}/api/jobs/send-mail?x=1`;
const arrived = (count: number) => eventually(() => cloud.app.received.length >= count && cloud.app.received);
const quiet = () => new Promise((resolve) => setTimeout(resolve, 80));

function verify(request: Received, url = job()) {
  return receiver.verify({
    signature: String(request.headers['upstash-signature']),
    body: request.body,
    url,
  });
}

describe('a published message', () => {
  it('arrives signed, with its body, headers and id', async () => {
    const { messageId } = await client.publishJSON({
      url: job(),
      body: { a: 'ü' },
      headers: { 'x-tenant': 't1' },
    });
    const [request] = await arrived(1);
    if (!request) throw new Error('nothing');
    expect(request).toMatchObject({ method: 'POST', path: '/api/jobs/send-mail?x=1', body: '{"a":"ü"}' });
    expect(request.headers).toMatchObject({
      'content-type': 'application/json',
      'x-tenant': 't1',
      'upstash-message-id': messageId,
      'upstash-retried': '0',
    });
    expect(request.headers.authorization).toBeUndefined();
    expect(await verify(request)).toBe(true);
    await expect(verify(request, `${cloud.app.url}/api/jobs/other`)).rejects.toThrow(/invalid subject/);
    await expect(verify({ ...request, body: '{}' })).rejects.toThrow(/body hash/);
  });

  it('is refused without the token and for an address that is none', async () => {
    const stranger = new Client({ baseUrl: cloud.urls.qstash, token: 'other', retry: false });
    await expect(stranger.publishJSON({ url: job(), body: {} })).rejects.toMatchObject({ status: 401 });
    await expect(client.publishJSON({ url: 'api/jobs/x', body: {} })).rejects.toMatchObject({ status: 400 });
  });

  it('is signed with the next key after a rotation', async () => {
    await cloud.control.qstashConfig({ signWith: 'next' });
    await client.publishJSON({ url: job(), body: {} });
    const [request] = await arrived(1);
    if (!request) throw new Error('nothing');
    expect(await verify(request)).toBe(true);
    const old = new Receiver({
      currentSigningKey: localSecrets.qstashCurrentSigningKey,
      nextSigningKey: localSecrets.qstashCurrentSigningKey,
    });
    const signature = String(request.headers['upstash-signature']);
    await expect(old.verify({ signature, body: request.body })).rejects.toThrow();
  });

  it('waits for its delay or its time', async () => {
    await client.publishJSON({ url: job(), body: { n: 1 }, delay: 60 });
    await client.publishJSON({ url: job(), body: { n: 2 }, notBefore: Math.floor(Date.now() / 1000) + 120 });
    await quiet();
    expect(cloud.app.received).toHaveLength(0);
    await cloud.control.advance(61_000);
    await arrived(1);
    await quiet();
    expect(cloud.app.received.map((request) => request.body)).toEqual(['{"n":1}']);
    await cloud.control.advance(60_000);
    await arrived(2);
  });

  it('is taken once per deduplication id', async () => {
    const first = await client.publishJSON({ url: job(), body: {}, deduplicationId: 'job1-1' });
    const again = await client.publishJSON({ url: job(), body: {}, deduplicationId: 'job1-1' });
    expect(again).toMatchObject({ deduplicated: true, messageId: first.messageId });
    await client.publishJSON({ url: job(), body: {}, deduplicationId: 'job1-2' });
    await client.publishJSON({ url: job(), body: { b: 1 }, contentBasedDeduplication: true });
    await client.publishJSON({ url: job(), body: { b: 1 }, contentBasedDeduplication: true });
    await arrived(3);
    await quiet();
    expect(cloud.app.received).toHaveLength(3);
  });

  it('goes out in a batch', async () => {
    const sent = await client.batchJSON([
      { url: job(), body: { n: 1 }, deduplicationId: 'd1' },
      { url: job(), body: { n: 2 }, deduplicationId: 'd1' },
      { url: job(), body: { n: 3 }, headers: { 'x-a': 'b' } },
    ]);
    expect(sent).toHaveLength(3);
    await arrived(2);
    await quiet();
    expect(cloud.app.received.map((request) => request.body).sort()).toEqual(['{"n":1}', '{"n":3}']);
    expect(cloud.app.received.find((request) => request.body === '{"n":3}')?.headers['x-a']).toBe('b');
  });

  it('can be looked at and canceled while it waits', async () => {
    const { messageId } = await client.publishJSON({ url: job(), body: { n: 1 }, delay: 60, label: 'slow' });
    expect(await client.messages.get(messageId)).toMatchObject({
      messageId,
      url: job(),
      body: '{"n":1}',
      label: 'slow',
    });
    expect(await client.messages.cancel(messageId)).toMatchObject({ cancelled: 1 });
    await expect(client.messages.get(messageId)).rejects.toMatchObject({ status: 404 });
    const two = await client.publishJSON({ url: job(), body: {}, delay: 60 });
    expect(await client.messages.cancel([two.messageId, 'msg_none'])).toMatchObject({ cancelled: 1 });
    await cloud.control.advance(61_000);
    await quiet();
    expect(cloud.app.received).toHaveLength(0);
  });
});

describe('a failing destination', () => {
  it('is tried again after the message’s own delay, and says how often', async () => {
    let refusals = 2;
    cloud.app.answerWith(() => ({ status: refusals-- > 0 ? 503 : 200 }));
    await client.publishJSON({ url: job(), body: {}, retries: 3, retryDelay: 'pow(2, retried) * 10' });
    const requests = await arrived(3);
    expect(requests.map((request) => request.headers['upstash-retried'])).toEqual(['0', '1', '2']);
    expect(new Set(requests.map((request) => request.headers['upstash-message-id'])).size).toBe(1);
    expect((await client.dlq.listMessages()).messages).toHaveLength(0);
  });

  it('waits 12 seconds by default, as the documents say', async () => {
    cloud.app.answerWith(() => ({ status: 500 }));
    await client.publishJSON({ url: job(), body: {} });
    await arrived(1);
    await cloud.control.advance(8_000);
    await quiet();
    expect(cloud.app.received).toHaveLength(1);
    await cloud.control.advance(4_300);
    await arrived(2);
  });

  it('ends in the dead letters, with the last answer, and can be revived', async () => {
    cloud.app.answerWith(() => ({ status: 500 }));
    await cloud.control.qstashConfig({ retryMs: 1 });
    const { messageId } = await client.publishJSON({ url: job(), body: { n: 1 }, retries: 1 });
    const letter = await eventually(async () => (await client.dlq.listMessages()).messages[0]);
    expect(letter).toMatchObject({ messageId, responseStatus: 500, url: job(), body: '{"n":1}' });
    expect(cloud.app.received).toHaveLength(2);
    cloud.app.answerWith(() => ({ status: 200 }));
    await client.dlq.retry(letter.dlqId);
    await arrived(3);
    expect((await client.dlq.listMessages()).messages).toHaveLength(0);
  });

  it('that can’t be reached is a dead letter too, and letters can be thrown away', async () => {
    await client.publishJSON({ url: 'http://127.0.0.1:1/x', body: {}, retries: 0 });
    const letter = await eventually(async () => (await client.dlq.listMessages()).messages[0]);
    expect(letter.responseStatus).toBe(502);
    expect(await client.dlq.delete(letter.dlqId)).toEqual({ deleted: 1 });
    expect((await client.dlq.listMessages()).messages).toHaveLength(0);
  });

  it('may say that trying again is no use', async () => {
    cloud.app.answerWith(() => ({ status: 489, headers: { 'Upstash-NonRetryable-Error': 'true' } }));
    await cloud.control.qstashConfig({ retryMs: 1 });
    await client.publishJSON({ url: job(), body: {} });
    await eventually(async () => (await client.dlq.listMessages()).messages[0]);
    await quiet();
    expect(cloud.app.received).toHaveLength(1);
  });

  it('is told to the failure callback; a success to the callback', async () => {
    const callbacks = () => cloud.app.received.filter((request) => request.path.startsWith('/cb'));
    cloud.app.answerWith((request) => ({ status: request.path.startsWith('/cb') ? 200 : 500 }));
    const failureCallback = `${cloud.app.url}/cb/failed`;
    const { messageId } = await client.publishJSON({
      url: job(),
      body: { n: 1 },
      retries: 0,
      failureCallback,
    });
    const [failed] = await eventually(() => callbacks().length === 1 && callbacks());
    if (!failed) throw new Error('nothing');
    expect(await verify(failed, failureCallback)).toBe(true);
    const told = JSON.parse(failed.body);
    expect(told).toMatchObject({
      status: 500,
      sourceMessageId: messageId,
      url: job(),
      retried: 0,
      maxRetries: 0,
    });
    expect(Buffer.from(told.sourceBody, 'base64').toString()).toBe('{"n":1}');
    expect(told.dlqId).toBeTruthy();
    cloud.app.answerWith(() => ({ status: 200 }));
    await client.publishJSON({ url: job(), body: {}, callback: `${cloud.app.url}/cb/done`, failureCallback });
    await eventually(() => callbacks().length === 2);
    expect(callbacks()[1]?.path).toBe('/cb/done');
    expect(JSON.parse(callbacks()[1]?.body ?? '')).toMatchObject({ status: 200 });
  });
});

describe('flow control', () => {
  it('never has more deliveries of a key on the way than its parallelism', async () => {
    let running = 0;
    let most = 0;
    cloud.app.answerWith(() => {
      running += 1;
      most = Math.max(most, running);
      setTimeout(() => {
        running -= 1;
      }, 20);
      return { status: 200, delayMs: 25 };
    });
    const flowControl = { key: 'jobs', parallelism: 2 };
    await client.batchJSON(Array.from({ length: 7 }, (_, n) => ({ url: job(), body: { n }, flowControl })));
    await arrived(7);
    expect(most).toBe(2);
  });

  it('goes on when one that waits is canceled', async () => {
    cloud.app.answerWith(() => ({ status: 200, delayMs: 100 }));
    const flowControl = { key: 'one', parallelism: 1 };
    const publish = (n: number) => client.publishJSON({ url: job(), body: { n }, flowControl });
    await publish(1);
    const second = await publish(2);
    await publish(3);
    await arrived(1);
    await client.messages.cancel(second.messageId);
    const requests = await arrived(2);
    expect(requests.map((request) => request.body)).toEqual(['{"n":1}', '{"n":3}']);
  });
});

describe('a schedule', () => {
  it('fires when its minute comes, until it is deleted', async () => {
    const minutes = 60_000;
    const cron = `${new Date(Date.now() + 5 * minutes).getUTCMinutes()} * * * *`;
    const schedule = { destination: job(), cron, scheduleId: 'sweep', body: '{"sweep":true}' };
    const { scheduleId } = await client.schedules.create(schedule);
    expect(scheduleId).toBe('sweep');
    expect(await client.schedules.list()).toMatchObject([{ scheduleId, cron, destination: job() }]);
    await cloud.control.advance(5 * minutes);
    const [first] = await arrived(1);
    expect(first).toMatchObject({ body: '{"sweep":true}' });
    expect(first?.headers['upstash-schedule-id']).toBe('sweep');
    // The same id again replaces it: still one an hour.
    await client.schedules.create(schedule);
    await cloud.control.advance(60 * minutes);
    await arrived(2);
    await quiet();
    expect(cloud.app.received).toHaveLength(2);
    await client.schedules.delete(scheduleId);
    await cloud.control.advance(60 * minutes);
    await quiet();
    expect(cloud.app.received).toHaveLength(2);
    expect(await client.schedules.list()).toEqual([]);
  });

  it('with a broken expression is refused', async () => {
    await expect(client.schedules.create({ destination: job(), cron: '61 * * * *' })).rejects.toMatchObject({
      status: 400,
    });
  });
});

describe('a bad day', () => {
  it('refuses publishing as ordered', async () => {
    await cloud.control.switch('qstash', { path: '/v2/publish', status: 500, times: 1 });
    await expect(client.publishJSON({ url: job(), body: {} })).rejects.toMatchObject({ status: 500 });
    await client.publishJSON({ url: job(), body: {} });
    await arrived(1);
  });

  it('holds deliveries until they are released', async () => {
    await cloud.control.holdMessages();
    const first = await client.publishJSON({ url: job(), body: { n: 1 } });
    const second = await client.publishJSON({ url: job(), body: { n: 2 } });
    await eventually(async () => (await cloud.control.qstash()).held.length === 2);
    const sent = await cloud.control.releaseMessages([second.messageId, first.messageId]);
    expect(sent.map((one) => one.status)).toEqual([200, 200]);
    expect(cloud.app.received.map((request) => request.body)).toEqual(['{"n":2}', '{"n":1}']);
  });
});
