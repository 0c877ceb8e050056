import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { controlCloud } from '@/stand-ins/control';
import { controlCalls } from '@/stand-ins/control-api';
import type { CloudUrls } from '@/stand-ins/parts';
import { localSecrets } from '@/stand-ins/settings';
import { eventually, sessionParams, startReceiver } from './cloud';

let folder: string;
let app: Awaited<ReturnType<typeof startReceiver>>;
const started: ChildProcess[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'local-cloud-'));
  app = await startReceiver();
});
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  await app.close();
  rmSync(folder, { recursive: true });
});

async function start() {
  const child = spawn(process.execPath, ['--import', 'tsx', 'stand-ins/main.ts'], {
    env: { ...process.env, APP_URL: app.url, LOCAL_CLOUD_DATA_FILE: join(folder, 'cloud.json') },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  started.push(child);
  const urls = await new Promise<CloudUrls>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { urls: CloudUrls }).urls));
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const { hostname: host, port } = new URL(urls.stripe);
  const stripe = new Stripe(localSecrets.stripeSecretKey, { host, port: Number(port), protocol: 'http' });
  return { child, ended, urls, stripe, control: controlCloud(urls.control) };
}

describe('the local cloud as a process', () => {
  it('keeps what it knew over a restart, and what it still owed the app', async () => {
    const first = await start();
    const open = await first.stripe.checkout.sessions.create(sessionParams());
    const paid = await first.stripe.checkout.sessions.create(sessionParams(), { idempotencyKey: 'k' });
    app.answerWith(() => ({ status: 500 }));
    await first.control.pay(paid.id);
    await eventually(() => app.received.length > 0);
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    app.received.length = 0;
    app.answerWith(() => ({ status: 200 }));

    const second = await start();
    const again = await second.stripe.checkout.sessions.retrieve(open.id);
    expect(again).toMatchObject({ status: 'open', url: `${second.urls.stripe}/c/pay/${open.id}` });
    expect((await second.stripe.checkout.sessions.retrieve(paid.id)).payment_status).toBe('paid');
    const replayed = await second.stripe.checkout.sessions.create(sessionParams(), { idempotencyKey: 'k' });
    expect(replayed.id).toBe(paid.id);
    await eventually(() =>
      app.received.some((request) => JSON.parse(request.body).data.object.id === paid.id),
    );
    await second.control.pay(open.id);
  });

  it('survives being killed, since it writes when things calm down', async () => {
    const first = await start();
    const session = await first.stripe.checkout.sessions.create(sessionParams());
    await eventually(() => {
      try {
        return readFileSync(join(folder, 'cloud.json'), 'utf8').includes(session.id);
      } catch {
        return false;
      }
    });
    first.child.kill('SIGKILL');
    await first.ended;
    const second = await start();
    expect((await second.stripe.checkout.sessions.retrieve(session.id)).id).toBe(session.id);
  });

  it('ends with its parent, and starts over a torn file', async () => {
    writeFileSync(join(folder, 'cloud.json'), '{"stripe":');
    const { child, ended } = await start();
    child.disconnect();
    expect(await ended).toBe(0);
  });
});

it('README lists every control call', () => {
  const text = readFileSync('stand-ins/README.md', 'utf8');
  expect(controlCalls.filter((call) => !text.includes(`| \`${call}\` |`))).toEqual([]);
});
