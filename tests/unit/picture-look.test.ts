import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookAtPicture, mostBytes } from '@/lib/integrations/pictures/look';
import { isPublic } from '@/lib/integrations/pictures/public-address';

let host: Server;
let base: string;
const asked: string[] = [];

beforeAll(async () => {
  host = createServer((request, response) => {
    asked.push(request.url ?? '');
    const answers: Record<string, [number, Record<string, string | number>]> = {
      '/a.jpg': [200, { 'content-type': 'image/jpeg' }],
      '/page': [200, { 'content-type': 'text/html' }],
      '/huge.png': [200, { 'content-type': 'image/png', 'content-length': mostBytes + 1 }],
      '/moved': [302, { location: '/a.jpg' }],
      '/inward': [302, { location: 'http://10.0.0.1/a.jpg' }],
      '/round': [302, { location: '/round' }],
      '/file': [302, { location: 'file:///etc/passwd' }],
    };
    const [status, headers] = answers[request.url ?? ''] ?? [404, { 'content-type': 'image/png' }];
    response.writeHead(status, headers).end();
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
});
afterAll(() => {
  host.closeAllConnections();
  host.close();
});

/** Only this machine, without TLS. */
const here = { protocol: 'http:', mayAsk: (ip: string) => ip === '127.0.0.1' };

test.each([
  ['/a.jpg', 'picture'],
  ['/moved', 'picture'],
  ['/page', 'no_picture'],
  ['/huge.png', 'too_large'],
  ['/missing.png', 'silent'],
  ['/round', 'silent'],
  ['/inward', 'private'],
  ['/file', 'private'],
])('%s is %s', async (path, look) => expect(await lookAtPicture(base + path, here)).toBe(look));

test('nothing of our own network is asked, by whatever name', async () => {
  const before = asked.length;
  const { port } = new URL(base);
  for (const name of ['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]'])
    expect(await lookAtPicture(`https://${name}:${port}/a.jpg`), name).toBe('private');
  expect(await lookAtPicture(`${base}/a.jpg`)).toBe('private');
  expect(await lookAtPicture('https://169.254.169.254/latest/meta-data')).toBe('private');
  expect(asked).toHaveLength(before);
});

test.each([
  ['93.184.216.34', true],
  ['2606:2800:220:1:248:1893:25c8:1946', true],
  ['10.1.2.3', false],
  ['100.64.0.1', false],
  ['127.0.0.1', false],
  ['169.254.169.254', false],
  ['172.31.255.255', false],
  ['172.32.0.1', true],
  ['192.168.0.1', false],
  ['0.0.0.0', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::', false],
  ['::1', false],
  ['fe80::1', false],
  ['fd00::1', false],
  ['::ffff:10.0.0.1', false],
  ['64:ff9b::a00:1', false],
  ['2002:a00:1::', false],
  ['2001:db8::1', false],
])('%s on the public Internet: %s', (address, known) => expect(isPublic(address)).toBe(known));
