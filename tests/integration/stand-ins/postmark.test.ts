import { Errors, ServerClient } from 'postmark';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { localSecrets } from '@/stand-ins/settings';
import { startCloud } from './cloud';

let cloud: Awaited<ReturnType<typeof startCloud>>;
let client: ServerClient;
beforeAll(async () => {
  cloud = await startCloud();
  const requestHost = new URL(cloud.urls.postmark).host;
  client = new ServerClient(localSecrets.postmarkServerToken, { useHttps: false, requestHost });
});
afterAll(() => cloud.close());
beforeEach(() => cloud.control.reset());

const mail = (extra: object = {}) => ({
  From: 'MAIS <hello@mais.test>',
  To: '"Ann, B." <Ann@Example.com>',
  Subject: 'You are booked',
  HtmlBody: '<h1>Booked</h1><script>alert(1)</script>',
  TextBody: 'Booked',
  ...extra,
});
const ics = {
  Name: 'booking.ics',
  ContentType: 'text/calendar',
  Content: Buffer.from('BEGIN:VCALENDAR').toString('base64'),
  ContentID: null,
};
const failure = (call: Promise<unknown>) => call.then(() => undefined).catch((error: unknown) => error);

describe('a mail', () => {
  it('is kept whole, with its attachments', async () => {
    const sent = await client.sendEmail(
      mail({
        Attachments: [ics],
        Tag: 'confirmation',
        ReplyTo: 'owner@x.test',
        Metadata: { bookingId: 'b1' },
      }),
    );
    expect(sent).toMatchObject({ ErrorCode: 0, Message: 'OK' });
    const [kept] = await cloud.control.mails('ann@example.com');
    expect(kept).toMatchObject({
      id: sent.MessageID,
      subject: 'You are booked',
      text: 'Booked',
      tag: 'confirmation',
      replyTo: 'owner@x.test',
      metadata: { bookingId: 'b1' },
    });
    expect(await cloud.control.mails('bob@example.com')).toEqual([]);
    const file = await fetch(`${cloud.urls.control}/mail/${sent.MessageID}/attachments/0`);
    expect(await file.text()).toBe('BEGIN:VCALENDAR');
    expect(file.headers.get('content-disposition')).toContain('booking.ics');
  });

  it('goes out in a batch, each with its own answer', async () => {
    await cloud.control.setInactive('gone@example.com');
    const answers = await client.sendEmailBatch([
      mail(),
      mail({ To: 'gone@example.com' }),
      mail({ To: 'c@x.test' }),
    ]);
    expect(answers.map((answer) => answer.ErrorCode)).toEqual([0, 406, 0]);
    expect(await cloud.control.mails()).toHaveLength(2);
  });

  it('to somebody who bounces is refused as Postmark does', async () => {
    await cloud.control.setInactive('ann@example.com');
    const error = await failure(client.sendEmail(mail()));
    expect(error).toBeInstanceOf(Errors.InactiveRecipientsError);
    expect(error).toMatchObject({ code: 406, recipients: ['ann@example.com'] });
    await cloud.control.setInactive('ann@example.com', false);
    await client.sendEmail(mail());
  });

  it.each([
    ['no recipient', { To: '' }],
    ['no address', { To: 'Ann' }],
    ['no sender', { From: '' }],
    ['no body', { HtmlBody: '', TextBody: '' }],
  ])('with %s is refused', async (_, extra) => {
    expect(await failure(client.sendEmail(mail(extra)))).toBeInstanceOf(Errors.ApiInputError);
    expect(await cloud.control.mails()).toHaveLength(0);
  });

  it('needs the token', async () => {
    const requestHost = new URL(cloud.urls.postmark).host;
    const stranger = new ServerClient('other', { useHttps: false, requestHost });
    expect(await failure(stranger.getServer())).toBeInstanceOf(Errors.InvalidAPIKeyError);
    expect(await client.getServer()).toMatchObject({ Name: 'Local cloud' });
  });

  it('meets a bad day as ordered', async () => {
    await cloud.control.switch('postmark', [
      { path: '/email', status: 500, times: 1 },
      { path: '/email', status: 429, times: 1 },
    ]);
    expect(await failure(client.sendEmail(mail()))).toBeInstanceOf(Errors.InternalServerError);
    expect(await failure(client.sendEmail(mail()))).toBeInstanceOf(Errors.RateLimitExceededError);
    await client.sendEmail(mail());
    expect(await cloud.control.mails()).toHaveLength(1);
  });
});

describe('the inbox page', () => {
  const read = async (path: string, prefix?: string) => {
    const headers: HeadersInit = prefix ? { 'x-forwarded-prefix': prefix } : {};
    const response = await fetch(cloud.urls.control + path, { headers });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  it('links to itself wherever it is shown', async () => {
    const { MessageID: id } = await client.sendEmail(mail({ Attachments: [ics], Subject: '<b>Hi</b>' }));
    for (const page of [await read('/mail', '/dev/mail'), await read(`/mail/${id}`, '/dev/mail')]) {
      const links = [...page.text.matchAll(/(?:href|src|action)="([^"]*)"/g)].map((match) => match[1] ?? '');
      const own = links.filter((link) => link !== 'data:,');
      expect(own.length).toBeGreaterThan(3);
      expect(own.every((link) => link.startsWith('/dev/mail'))).toBe(true);
      expect(page.text).not.toContain('<b>Hi</b>');
    }
    for (const hostile of ['javascript:alert(1)//', '//evil.example', '/x"><script>'])
      for (const page of [
        await read(`/mail?base=${encodeURIComponent(hostile)}`),
        await read('/mail', hostile),
      ])
        expect(page.text).toContain('href="/mail"');
    const open = await read(`/mail/${id}`);
    expect(open.text).toContain(`src="/mail/${id}/html" sandbox="allow-popups`);
    expect(open.text).toContain(`/mail/${id}/attachments/0`);
  });

  it('shows a mail’s HTML without giving it any power', async () => {
    const { MessageID: id } = await client.sendEmail(mail());
    const preview = await read(`/mail/${id}/html`);
    expect(preview.text).toContain('<h1>Booked</h1>');
    expect(preview.headers.get('content-security-policy')).toMatch(
      /^sandbox allow-popups.*default-src 'none'/,
    );
    expect(preview.headers.get('content-security-policy')).not.toContain('allow-scripts');
  });

  it('finds by recipient and says what is missing', async () => {
    await client.sendEmail(mail());
    expect((await read('/mail?to=ANN@')).text).toContain('You are booked');
    expect((await read('/mail?to=bob')).text).toContain('No mail to this recipient yet.');
    expect((await read('/mail/nothing')).status).toBe(404);
  });
});
