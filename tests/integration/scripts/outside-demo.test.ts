import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerClient } from 'postmark';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccessRefusal } from '@/lib/domain/demo-access';
import { startServer } from '@/scripts/start/app-server';
import { refuseDemoDatabase } from '@/scripts/start/database';
import { startLocalCloud } from '@/stand-ins/server';
import { startApp, type TestApp } from '@/tests/support/app';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database';
import { createSeededDatabase } from '@/tests/support/seeded';
import { keys } from '../api/client';

/** What the demo leaves open must be shut as soon as it isn't the demo. */
const key = 'a-key-of-the-tests-for-mails-00001';

describe('the mails of a stand-in', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ DEMO: '0' }, createTestDatabase);
    const { hostname, port } = new URL(app.env.POSTMARK_API_URL ?? '');
    const token = app.env.POSTMARK_SERVER_TOKEN ?? '';
    await new ServerClient(token, { requestHost: `${hostname}:${port}`, useHttps: false }).sendEmail({
      From: 'MAIS <bookings@mais.test>',
      To: 'ann@example.com',
      Subject: 'Choose a new password',
      TextBody: 'https://mais.example/reset/secret',
    });
  });
  afterAll(() => app?.close());

  const open = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(app.url + path, { headers, redirect: 'manual' });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };

  it('are nowhere outside of the demo, however it is asked', async () => {
    for (const path of [
      '/dev/mail',
      '/dev/mail?key=',
      '/dev/mail?key=undefined',
      '/dev/mail/assets/inbox.css',
    ])
      expect([path, (await open(path, { 'x-forwarded-for': '127.0.0.1' })).status]).toEqual([path, 404]);
  });

  it('are shown to whoever has the key, which does not stay in the address', async () => {
    await app.restart({ LOCAL_MAIL_KEY: key });
    for (const path of ['/dev/mail', `/dev/mail?key=${key}x`, '/dev/mail?key='])
      expect([path, (await open(path, { cookie: 'mais.local-mail=x' })).status]).toEqual([path, 404]);
    const entered = await open(`/dev/mail?key=${key}`);
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/dev/mail']);
    const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const list = await open('/dev/mail', { cookie });
    expect([list.status, list.text.includes('Choose a new password')]).toEqual([200, true]);
    expect((await open('/dev/mail?to=bob@example.com', { cookie })).text).not.toContain(
      'Choose a new password',
    );
  });

  it('link only to themselves', async () => {
    const cookie = `mais.local-mail=${key}`;
    const { text } = await open('/dev/mail?base=javascript:alert(1)//', { cookie });
    expect(text).toContain('href="/dev/mail/assets/inbox.css"');
    expect(text).not.toContain('javascript:');
  });

  it('are as absent with real vendors as the workshop of components is, whoever asks', async () => {
    const ask = async () =>
      [await open(`/dev/mail?key=${key}`), await open('/dev/ui?theme=dark')].map(({ status }) => status);
    expect(await ask()).toEqual([303, 200]);
    await app.restart({ LOCAL_CLOUD_URL: '' });
    expect(await ask()).toEqual([404, 404]);
  });
});

it('what the stand-ins keep is for the user who runs them only', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mais-cloud-'));
  const dataFile = join(folder, 'cloud.json');
  writeFileSync(dataFile, 'of a run before', { mode: 0o644 });
  chmodSync(dataFile, 0o644);
  const cloud = await startLocalCloud({ appUrl: 'http://127.0.0.1:9', dataFile });
  await cloud.close();
  expect((statSync(dataFile).mode & 0o777).toString(8)).toBe('600');
  rmSync(folder, { recursive: true });
});

describe('a database that the demo has seeded', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createSeededDatabase();
  });
  afterAll(() => database?.drop());

  it('is refused by the start, which says how to begin clean', async () => {
    const refused = expect(refuseDemoDatabase({ ...database, folder: '/x/.data' })).rejects;
    await refused.toThrow(`${demoAccessRefusal}\nTo begin clean, remove the folder .data.`);
    const empty = await createTestDatabase();
    await refuseDemoDatabase({ ...empty, folder: null });
    await empty.drop();
  });

  it('is served by no server outside of the demo: not one request with what is public is answered', async () => {
    const app = await startApp({}, async () => database);
    const ask = () =>
      fetch(`${app.url}/api/v1/packages`, { headers: { authorization: `Bearer ${keys.bella.sk}` } }).then(
        ({ status }) => status,
        () => null,
      );
    expect(await ask()).toBe(200);
    await app.stop();
    const server = await startServer(
      { ...app.env, NODE_ENV: 'production', DEMO: '0', STRIPE_SECRET_KEY: 'sk_live_1' },
      'inherit',
    ).catch(() => null);
    const answers = [];
    let code: number | null | undefined;
    void server?.ended.then((ended) => {
      code = ended;
    });
    for (let n = 0; server && code === undefined && n < 300; n += 1) {
      answers.push(await ask());
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(server === null || code === 1).toBe(true);
    expect(answers).not.toContain(200);
    await app.close();
  });
});
