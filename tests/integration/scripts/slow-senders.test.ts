import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '@/tests/support/app';

/** Senders who open a request and let its body trickle, or never come: the self-hosted entry against them. */
let app: TestApp;
let day = 100;
const sockets: Socket[] = [];
beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_PUBLIC_PER_15_MIN: '100000', RATE_LIMIT_BOOKING_PER_15_MIN: '100000' });
  // Compiled and connected.
  await Promise.all([visit(), book()]);
}, 240_000);
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});
afterAll(() => app?.close());

const visit = async () => {
  const started = performance.now();
  const response = await fetch(`${app.url}/t/bella-weddings`);
  await response.text();
  return { status: response.status, ms: performance.now() - started };
};
const book = async () => {
  const started = performance.now();
  const response = await fetch(`${app.url}/api/v1/bookings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer sk_demo_bella' },
    body: JSON.stringify({
      package: 'elopement',
      date: new Date(Date.now() + day++ * 86_400_000).toISOString().slice(0, 10),
      customer: { name: 'Ann Example', email: 'ann@example.com' },
    }),
  });
  await response.text();
  return { status: response.status, ms: performance.now() - started };
};

type Sender = { socket: Socket; heard: () => string; closed: Promise<number> };

/** Sends its headers and the beginning of a body that is announced as longer. */
function send(path: string, length: number, beginning: string): Sender {
  const { hostname, port } = new URL(app.url);
  const socket = connect(Number(port), hostname);
  sockets.push(socket);
  let heard = '';
  const started = performance.now();
  socket.on('data', (chunk) => {
    heard += chunk;
  });
  socket.on('error', () => {});
  const closed = new Promise<number>((resolve) =>
    socket.once('close', () => resolve(performance.now() - started)),
  );
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n` +
      `Authorization: Bearer sk_demo_bella\r\nContent-Length: ${length}\r\n\r\n${beginning}`,
  );
  return { socket, heard: () => heard, closed };
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('do not keep others waiting, however many they are', async () => {
  const slow = Array.from({ length: 120 }, () => send('/api/v1/bookings', 1000, '{'));
  await pause(500);
  for (let round = 0; round < 3; round += 1) {
    for (const { status, ms } of [await visit(), await book()]) {
      expect(status).toBeLessThan(300);
      expect(ms).toBeLessThan(3_000);
    }
  }
  expect(slow.map(({ heard }) => heard())).toEqual(Array(120).fill(''));
}, 30_000);

it('are told after ten seconds that it took too long, machines as well, and are hung up on', async () => {
  const paths = ['/api/v1/bookings', '/t/bella-weddings', '/api/webhooks/stripe', '/api/jobs/send_mail'];
  const slow = paths.map((path) => send(path, 1000, '{'));
  const trickling = setInterval(() => {
    for (const { socket } of slow) socket.write(' ');
  }, 1_000);
  const took = await Promise.all(slow.map(({ closed }) => closed));
  clearInterval(trickling);
  for (const ms of took) {
    expect(ms).toBeGreaterThan(9_500);
    expect(ms).toBeLessThan(13_000);
  }
  for (const { heard } of slow) {
    const [head = '', body = ''] = heard().split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 408 /);
    expect(head).toMatch(/\r\ncontent-type: application\/problem\+json\r\n/);
    expect(head).toMatch(/\r\nconnection: close\r\n/i);
    expect(body).toMatch(/"status":408,"code":"too_slow"/);
  }
}, 30_000);

it('of what is larger than is kept for them hold few places, and are hung up on as well', async () => {
  const large = Array.from({ length: 120 }, () =>
    send('/api/v1/bookings', 250_000, `"${'x'.repeat(200_000)}`),
  );
  await pause(500);
  for (const { status, ms } of [await visit(), await book()]) {
    expect(status).toBeLessThan(300);
    expect(ms).toBeLessThan(3_000);
  }
  for (const ms of await Promise.all(large.map(({ closed }) => closed))) expect(ms).toBeLessThan(13_000);
  expect(app.log()).not.toMatch(/unexpected error|ERR_|Error:/);
}, 30_000);

it('are waited for when they are merely slow, and what is large arrives whole', async () => {
  const text = JSON.stringify({ package: 'elopement', date: 'x', customer: {} });
  const sender = send('/api/v1/bookings', text.length, text.slice(0, 10));
  await pause(1_500);
  sender.socket.write(text.slice(10));
  for (let tries = 0; tries < 100 && !sender.heard(); tries += 1) await pause(50);
  expect(sender.heard()).toMatch(/^HTTP\/1\.1 422 /);
  const answer = await fetch(`${app.url}/api/v1/bookings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer sk_demo_bella' },
    body: JSON.stringify({ package: 'elopement', notes: 'x'.repeat(250_000) }),
  });
  expect(answer.status).toBe(422);
}, 30_000);

it('that are too many to wait for are told to come back', async () => {
  const slow = Array.from({ length: 520 }, () => send('/api/v1/bookings', 1000, '{'));
  const told = () => slow.filter(({ heard }) => heard().startsWith('HTTP/1.1 503 '));
  for (let tries = 0; tries < 80 && told().length < 20; tries += 1) await pause(100);
  expect(told().length).toBe(20);
  expect(told()[0]?.heard()).toMatch(/\r\nretry-after: 1\r\n/);
  expect((await book()).status).toBe(201);
}, 30_000);
