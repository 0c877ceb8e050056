import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type OutgoingMail, retrieveMailServer, sendMail } from '@/lib/integrations/postmark/send-mail';
import { type CloudControl, controlCloud } from '@/stand-ins/control';
import { startLocalCloud } from '@/stand-ins/server';
import { setEnvironment } from '@/tests/support/environment';

let control: CloudControl;
let close: () => Promise<void>;

beforeAll(async () => {
  const cloud = await startLocalCloud({ appUrl: 'http://127.0.0.1:9' });
  close = cloud.close;
  control = controlCloud(cloud.urls.control);
  setEnvironment({ POSTMARK_API_URL: cloud.urls.postmark, MAIL_FROM: 'MAIS <mail@mais.test>' });
});

afterAll(() => close?.());
beforeEach(() => control.reset());

const mail: OutgoingMail = {
  to: 'ann@example.test',
  subject: 'You’re booked',
  html: '<p>See you on Friday</p>',
  text: 'See you on Friday',
  fromName: 'Bella "The Best" Weddings',
  replyTo: 'bella@example.test',
  tag: 'confirmation',
  metadata: { mailId: 'm1' },
  attachments: [{ name: 'booking.ics', contentType: 'text/calendar', content: 'BEGIN:VCALENDAR' }],
};

it('sends a mail with its attachment', async () => {
  expect(await sendMail(mail)).toEqual({ ok: true, vendorId: expect.any(String) });
  const [sent] = await control.mails('ann@example.test');
  expect(JSON.stringify(sent)).toContain('booking.ics');
  expect(JSON.stringify(sent)).toContain('mail@mais.test');
  await retrieveMailServer();
});

it('tells an address that will never take mail from trouble that passes', async () => {
  await control.setInactive('gone@example.test');
  expect(await sendMail({ ...mail, to: 'gone@example.test' })).toMatchObject({
    ok: false,
    reason: 'inactive_recipient',
  });
  expect(await sendMail({ ...mail, to: 'no address' })).toMatchObject({ ok: false, reason: 'refused' });
  for (const status of [500, 429]) {
    await control.switch('postmark', { status, times: 1 });
    expect(await sendMail(mail)).toMatchObject({ ok: false, reason: 'retryable' });
  }
  expect(await sendMail(mail)).toMatchObject({ ok: true });
});

it.each([
  [400, 'the sender’s signature is unknown'],
  [401, 'the sender’s signature is not confirmed'],
  [405, 'the account has no credits'],
  [412, 'the account waits for approval'],
  [413, 'the account may not send'],
])('keeps a mail that is refused for the account’s sake: code %i, %s', async (code) => {
  await control.switch('postmark', { status: 422, code, times: 1 });
  expect(await sendMail(mail)).toEqual({
    ok: false,
    reason: 'retryable',
    detail: `Postmark answered with code ${code}`,
  });
  expect(await sendMail(mail)).toMatchObject({ ok: true });
});

it('keeps a line break in a subject from becoming a header', async () => {
  await sendMail({ ...mail, subject: 'Hello\r\nBcc: everybody@example.test' });
  const [sent] = await control.mails('ann@example.test');
  expect(JSON.stringify(sent)).toContain('Hello Bcc: everybody');
});
