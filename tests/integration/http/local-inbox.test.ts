import { expect, it } from 'vitest';
import { serveLocalInbox } from '@/lib/http/machines/local-inbox';
import { setEnvironment } from '@/tests/support/environment';

const key = 'a-key-that-start-up-has-printed';
setEnvironment({
  APP_URL: 'https://mais.example',
  LOCAL_CLOUD_URL: 'http://127.0.0.1:9',
  LOCAL_MAIL_KEY: key,
});

it('keeps the key to the mails in a cookie that leaves on https only', async () => {
  const entered = await serveLocalInbox(
    new Request(`https://mais.example/dev/mail?key=${key}`),
    [],
    '/dev/mail',
  );
  expect(entered.status).toBe(303);
  expect(entered.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
});
