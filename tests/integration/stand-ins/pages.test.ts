import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually, sessionParams, startCloud } from './cloud';

let cloud: Awaited<ReturnType<typeof startCloud>>;
beforeAll(async () => {
  cloud = await startCloud({ bankDebitMs: 60_000 });
});
afterAll(() => cloud.close());
beforeEach(() => cloud.control.reset());

async function open() {
  const session = await cloud.stripe.checkout.sessions.create(sessionParams());
  return { id: session.id, url: session.url ?? '' };
}
const submit = (url: string, fields: Record<string, string>) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
const read = (id: string) => cloud.stripe.checkout.sessions.retrieve(id);

describe('the payment page', () => {
  it('shows what is paid for, the sum and the way back', async () => {
    const { url } = await open();
    const text = await (await fetch(url)).text();
    for (const part of [
      'Elopement',
      'Album',
      '2 × $50.00',
      '$1,000.00',
      'ann@example.com',
      'http://127.0.0.1:9/back',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('takes a good card and leads to the success page, also when it is submitted twice', async () => {
    const { id, url } = await open();
    const card = { method: 'card', card: '4242 4242 4242 4242' };
    const twice = await Promise.all([submit(url, card), submit(url, card)]);
    for (const answer of twice) {
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toBe(`http://127.0.0.1:9/ok?session=${id}`);
    }
    expect(await read(id)).toMatchObject({ payment_status: 'paid' });
    expect((await cloud.control.stripe()).charges.filter((charge) => charge.payment_intent)).toHaveLength(1);
  });

  it('says why a card is declined, keeps what was typed and lets try again', async () => {
    const { id, url } = await open();
    const declined = await submit(url, { method: 'card', card: '4000 0000 0000 0002', name: 'Ann <B>' });
    const text = await declined.text();
    expect(declined.status).toBe(402);
    expect(text).toContain('Your card was declined. Nothing was charged.');
    expect(text).toContain('value="4000 0000 0000 0002"');
    expect(text).toContain('value="Ann &lt;B&gt;"');
    expect((await submit(url, { method: 'card', card: '1234' })).status).toBe(402);
    expect((await submit(url, { method: 'card', card: '5555555555554444' })).status).toBe(303);
    expect((await read(id)).payment_status).toBe('paid');
  });

  it.each([
    ['succeed', 'paid'],
    ['fail', 'unpaid'],
  ])('takes a bank debit that will %s', async (bank, status) => {
    const { id, url } = await open();
    expect((await submit(url, { method: 'debit', bank })).status).toBe(303);
    expect(await read(id)).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
    await cloud.control.advance(60_000);
    const type = `checkout.session.async_payment_${bank === 'fail' ? 'failed' : 'succeeded'}`;
    await eventually(async () => (await cloud.stripe.events.list({ type })).data[0]);
    expect((await read(id)).payment_status).toBe(status);
  });

  it('is over when the session has expired', async () => {
    const { id, url } = await open();
    await cloud.control.expire(id);
    const page = await fetch(url);
    expect(page.status).toBe(410);
    expect(await page.text()).toContain('This payment page has expired');
    expect((await submit(url, { method: 'card' })).status).toBe(410);
    expect((await fetch(`${cloud.urls.stripe}/c/pay/cs_test_none`)).status).toBe(404);
  });
});
