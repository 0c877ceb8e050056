import { createServer, type Server } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';

/** What a start costs, before the first request is answered: counted at the database's door. */
let asked = 0;
let database: Server;
beforeAll(async () => {
  database = createServer((socket) => {
    asked += 1;
    socket.on('error', () => undefined).destroy();
  });
  await new Promise<void>((resolve) => database.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  vi.unstubAllEnvs();
  // Other tests share the process: what a server keeps for its life, and asks again after a while, ends here.
  vi.useRealTimers();
  for (const name of ['maisCleanUp', 'maisIsFresh', 'maisCountAnswer'])
    Reflect.deleteProperty(globalThis, name);
  database.close();
});

beforeEach(() => {
  asked = 0;
  vi.resetModules();
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const address = database.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const variables = {
    NEXT_RUNTIME: 'nodejs',
    NODE_ENV: 'production',
    DATABASE_URL: `postgresql://mais_app:x@127.0.0.1:${port}/mais`,
    NEXTAUTH_SECRET: 'n'.repeat(32),
    LINK_SECRET: 'l'.repeat(32),
    CRON_SECRET: 'c'.repeat(16),
    ENCRYPTION_KEYS: `1:${'e'.repeat(64)}`,
    STRIPE_SECRET_KEY: 'sk_test_1',
    STRIPE_WEBHOOK_SECRET: 'whsec_1',
    STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_2',
    QSTASH_TOKEN: 't',
    QSTASH_CURRENT_SIGNING_KEY: 'a',
    QSTASH_NEXT_SIGNING_KEY: 'b',
    POSTMARK_SERVER_TOKEN: 'p',
    DEMO: '',
    LOG_LEVEL: 'silent',
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  for (const name of [
    'STRIPE_API_URL',
    'QSTASH_URL',
    'POSTMARK_API_URL',
    'LOCAL_CLOUD_URL',
    'LOCAL_MAIL_KEY',
  ])
    vi.stubEnv(name, '');
});

async function start(): Promise<void> {
  const { register } = await import('@/instrumentation');
  await register();
  // What is begun beside the first requests would be at the door by then.
  await setTimeout(200);
}

it('a function of Vercel’s asks the database nothing before its first request', async () => {
  vi.stubEnv('VERCEL', '1');
  await start();
  expect(asked).toBe(0);
});

it('a server of one’s own asks whether the demo has seeded its database, and warms the catalogues', async () => {
  vi.stubEnv('VERCEL', '');
  await start();
  expect(asked).toBeGreaterThan(1);
});
