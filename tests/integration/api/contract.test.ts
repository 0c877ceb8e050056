import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '@/scripts/paths';
import { startApp, type TestApp } from '@/tests/support/app';
import { type Api, apiClient, freeDates, freeSlots, inDays, keys, somebody } from './client';

/** The public contract, held from outside: what another team's client may rely on. Nothing of lib/ is imported. */
let app: TestApp;
let api: Api;
let owner: pg.Client;
beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_PUBLIC_PER_15_MIN: '100000', RATE_LIMIT_BOOKING_PER_15_MIN: '10000' });
  api = apiClient(app);
  owner = new pg.Client({ connectionString: app.database.directUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await app?.close();
});

const { bella, serene, outback } = keys;
const int = expect.toSatisfy(Number.isInteger, 'an integer');
const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
const localDate = expect.stringMatching(/^\d{4}-\d\d-\d\d$/);
const text = expect.any(String);

async function eventually<T>(probe: () => Promise<T | null | undefined | false>): Promise<T> {
  const until = Date.now() + 20_000;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > until) throw new Error('it did not happen within 20 s');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Lets the customer pay, and waits until the webhook and its job have done their work. */
async function pay(tenantKey: string, id: string, checkoutUrl: string) {
  await app.cloud.pay(new URL(checkoutUrl).pathname.split('/').at(-1) ?? '');
  return eventually(async () => {
    const { body } = await api.get(`bookings/${id}`, tenantKey);
    return body.status === 'CONFIRMED' && body.paidCents > 0 && body;
  });
}

describe('catalogue', () => {
  it.each([
    ['bella', ['elopement', 'classic-day', 'grand-weekend']],
    ['serene', ['massage-60', 'massage-90', 'facial-45', 'yoga-class']],
    ['outback', ['sunrise-tour', 'charter-day']],
  ] as const)('%s sells what was promised, with either kind of key', async (tenant, slugs) => {
    for (const key of [keys[tenant].pk, keys[tenant].sk]) {
      const { status, body } = await api.get('packages', key);
      expect(status).toBe(200);
      expect(body.data.map((item: { slug: string }) => item.slug).sort()).toEqual([...slugs].sort());
      for (const item of body.data) {
        expect(item).toMatchObject({
          slug: text,
          name: text,
          description: text,
          bookingType: expect.stringMatching(/^(DATE|TIMESLOT)$/),
          priceCents: int,
          currency: expect.stringMatching(/^[A-Z]{3}$/),
          photos: expect.any(Array),
          addOns: expect.any(Array),
        });
        expect(item).toHaveProperty('segment');
        expect(item).toHaveProperty('deposit');
        expect(Number.isInteger(item.durationMinutes ?? item.durationDays)).toBe(true);
        expect(item.photos.length).toBeGreaterThan(0);
        for (const addOn of item.addOns)
          expect(addOn).toMatchObject({ slug: text, name: text, priceCents: int });
        const one = await api.get(`packages/${item.slug}`, key);
        expect(one.body).toEqual(item);
      }
    }
  });

  it('keeps the promises about the demo packages', async () => {
    const find = async (key: string, slug: string) => (await api.get(`packages/${slug}`, key)).body;
    const addOns = (item: { addOns: { slug: string }[] }) => item.addOns.map(({ slug }) => slug).sort();
    for (const slug of ['elopement', 'classic-day'])
      expect(addOns(await find(bella.pk, slug))).toEqual(['album', 'drone-film', 'second-photographer']);
    expect(await find(bella.pk, 'elopement')).toMatchObject({
      bookingType: 'DATE',
      segment: 'intimate',
      durationDays: 1,
      currency: 'USD',
      deposit: { kind: 'PERCENT', value: 3000 },
    });
    expect(await find(bella.pk, 'classic-day')).toMatchObject({ segment: 'full-weddings', durationDays: 1 });
    expect(await find(bella.pk, 'grand-weekend')).toMatchObject({
      segment: 'full-weddings',
      durationDays: 2,
    });
    for (const [slug, minutes] of [
      ['massage-60', 60],
      ['massage-90', 90],
      ['facial-45', 45],
    ] as const) {
      expect(await find(serene.pk, slug)).toMatchObject({
        bookingType: 'TIMESLOT',
        durationMinutes: minutes,
        currency: 'GBP',
      });
    }
    expect(await find(serene.pk, 'yoga-class')).toMatchObject({ bookingType: 'TIMESLOT' });
    expect(await find(outback.pk, 'sunrise-tour')).toMatchObject({
      bookingType: 'TIMESLOT',
      currency: 'AUD',
    });
    expect(await find(outback.pk, 'charter-day')).toMatchObject({ bookingType: 'DATE' });
  });

  it('lists segments, and packages by segment', async () => {
    const { body } = await api.get('segments', bella.pk);
    expect(body.data).toEqual([
      { slug: 'intimate', name: text, description: text },
      { slug: 'full-weddings', name: text, description: text },
    ]);
    const some = await api.get('packages?segment=intimate', bella.pk);
    expect(some.body.data.map((item: { slug: string }) => item.slug)).toEqual(['elopement']);
    expect((await api.get('packages?segment=nothing', bella.pk)).body.data).toEqual([]);
    const extras = await api.get('add-ons?segment=intimate', bella.pk);
    expect(extras.body.data.map((item: { slug: string }) => item.slug)).toContain('drone-film');
    expect((await api.get('add-ons?segment=nothing', bella.pk)).body.data).toEqual([]);
  });

  it('knows no package of another tenant', async () => {
    expect(await api.get('packages/elopement', serene.pk)).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
  });
});

describe('availability', () => {
  it('has a row for each day of the window, both ends included', async () => {
    const [from, to] = [inDays('bella', -2), inDays('bella', 20)];
    const { status, body } = await api.get(
      `availability/dates?package=elopement&from=${from}&to=${to}`,
      bella.pk,
    );
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(['data']);
    expect(body.data).toHaveLength(23);
    expect(body.data[0].date).toBe(from);
    expect(body.data.at(-1).date).toBe(to);
    for (const row of body.data) {
      expect(row).toMatchObject({ date: localDate, available: expect.any(Boolean) });
      if (!row.available) expect(row.reason).toEqual(text);
    }
    expect(body.data[0]).toMatchObject({ available: false, reason: 'past' });
  });

  it('has at least 15 dates within 60–89 days for both wedding packages', async () => {
    for (const item of ['elopement', 'classic-day'])
      expect((await freeDates(api, 'bella', item, 60, 89)).length).toBeGreaterThanOrEqual(15);
  });

  it('has the promised classes, tours and charters', async () => {
    const classes = await freeSlots(api, 'serene', 'yoga-class', 3, 20);
    expect(classes.filter(({ seatsLeft }) => seatsLeft === 10).length).toBeGreaterThanOrEqual(2);
    const days = classes.map(({ start }) => start.slice(0, 10));
    expect(new Set(days).size).toBe(days.length);

    const tours = await freeSlots(api, 'outback', 'sunrise-tour', 5, 25);
    const clock = (at: string) =>
      new Date(at).toLocaleTimeString('en-GB', { timeZone: 'Australia/Lord_Howe', timeStyle: 'short' });
    expect(new Set(tours.map(({ start }) => clock(start)))).toEqual(new Set(['05:00', '05:30']));
    const perDay = Object.groupBy(tours, ({ end }) =>
      new Date(end).toLocaleDateString('en-CA', { timeZone: 'Australia/Lord_Howe' }),
    );
    expect(
      Object.values(perDay).some((day) => day?.length === 2 && day.every(({ seatsLeft }) => seatsLeft === 6)),
    ).toBe(true);
    expect((await freeDates(api, 'outback', 'charter-day', 2, 30)).length).toBeGreaterThan(10);
    const charters = await api.get(
      `availability/dates?package=charter-day&from=${inDays('outback', 0)}&to=${inDays('outback', 3)}`,
      outback.pk,
    );
    expect(charters.body.data.map(({ reason }: { reason?: string }) => reason ?? 'free')).not.toContain(
      'closed',
    );
    expect((await freeSlots(api, 'serene', 'massage-60', 2, 10)).length).toBeGreaterThan(20);
  });

  it('lists bookable starts, ascending, one row a start, with the resource only when asked for', async () => {
    const slots = await freeSlots(api, 'serene', 'massage-60', 2, 9);
    expect(slots[0]).toEqual({ start: instant, end: instant, seatsLeft: int });
    const starts = slots.map(({ start }) => start);
    expect([...new Set(starts)].sort()).toEqual(starts);
    const amara = await freeSlots(api, 'serene', 'massage-60', 2, 9, '&resource=amara');
    expect(amara[0]).toEqual({ start: instant, end: instant, seatsLeft: int, resource: 'amara' });
    expect(amara.length).toBeLessThan(slots.length);
  });

  it('takes the days of the window in the asked zone', async () => {
    const day = inDays('serene', 12);
    const slots = await api.get(
      `availability/slots?package=massage-60&from=${day}&to=${day}&timeZone=Pacific/Auckland`,
      serene.pk,
    );
    expect(slots.status).toBe(200);
    for (const { start } of slots.body.data)
      expect(new Date(start).toLocaleDateString('en-CA', { timeZone: 'Pacific/Auckland' })).toBe(day);
  });

  it('answers 90 days and refuses 91', async () => {
    const from = inDays('bella', 1);
    const path = (item: string, kind: string, to: number) =>
      `availability/${kind}?package=${item}&from=${from}&to=${inDays('bella', to)}`;
    expect((await api.get(path('elopement', 'dates', 90), bella.pk)).body.data).toHaveLength(90);
    for (const [item, kind, key] of [
      ['elopement', 'dates', bella.pk],
      ['massage-60', 'slots', serene.pk],
    ] as const) {
      expect((await api.get(path(item, kind, 90), key)).status).toBe(200);
      expect(await api.get(path(item, kind, 91), key)).toMatchObject({
        status: 400,
        body: { code: 'range_too_large' },
      });
    }
  });

  it('is never stale', async () => {
    const [date] = await freeDates(api, 'bella', 'elopement', 60, 89);
    const row = async () =>
      (await api.get(`availability/dates?package=classic-day&from=${date}&to=${date}`, bella.pk)).body
        .data[0];
    expect(await row()).toEqual({ date, available: true });
    const booked = await api.post('bookings', bella.sk, { package: 'elopement', date, customer: somebody() });
    expect(await row()).toEqual({ date, available: false, reason: 'taken' });
    await api.post(`bookings/${booked.body.id}/cancel`, bella.sk, {});
    expect(await row()).toEqual({ date, available: true });
  });
});

const quoteShape = {
  currency: expect.stringMatching(/^[A-Z]{3}$/),
  lines: expect.any(Array),
  subtotalCents: int,
  discountCents: int,
  taxCents: int,
  totalCents: int,
  dueNowCents: int,
  balanceCents: int,
};

describe('quotes', () => {
  it('prices a basket', async () => {
    const [date] = await freeDates(api, 'bella', 'classic-day', 60, 89);
    const { status, body } = await api.post('quotes', bella.pk, {
      package: 'classic-day',
      date,
      addOns: [{ slug: 'album', quantity: 2 }],
    });
    expect(status).toBe(200);
    expect(body).toMatchObject(quoteShape);
    for (const line of body.lines)
      expect(line).toMatchObject({ label: text, quantity: int, unitCents: int, totalCents: int });
    expect(body).toMatchObject({
      currency: 'USD',
      subtotalCents: 376_000,
      totalCents: 376_000,
      dueNowCents: 112_800,
      balanceCents: 263_200,
      balanceDueOn: localDate,
    });
    const day = 86_400_000;
    expect((Date.parse(date ?? '') - Date.parse(body.balanceDueOn)) / day).toBe(30);
  });

  it('prices seats, and has nothing left to pay where all is due now', async () => {
    const [slot] = await freeSlots(api, 'outback', 'sunrise-tour', 5, 25);
    const { body } = await api.post('quotes', outback.pk, {
      package: 'sunrise-tour',
      start: slot?.start,
      seats: 3,
    });
    expect(body).toMatchObject({
      totalCents: 44_700,
      dueNowCents: 44_700,
      balanceCents: 0,
      balanceDueOn: null,
    });
  });
});

describe('bookings', () => {
  it('is made with a publishable and with a secret key', async () => {
    const dates = await freeDates(api, 'bella', 'elopement', 60, 89);
    for (const [at, key] of [bella.pk, bella.sk].entries()) {
      const { status, body } = await api.post('bookings', key, {
        package: 'elopement',
        date: dates[at],
        customer: { ...somebody(), phone: '+1 413 555 0199' },
        addOns: [{ slug: 'album', quantity: 1 }],
        notes: 'Two dogs come along.',
        expectedTotalCents: 158_000,
        timeZone: 'Europe/Paris',
      });
      expect(status).toBe(201);
      expect(body).toEqual({
        id: text,
        status: 'PENDING',
        holdExpiresAt: instant,
        checkoutUrl: expect.stringMatching(/^http/),
        manageUrl: expect.stringContaining('/manage/'),
        // It is photographed at the customer's, who hasn't said where.
        addressMissing: true,
        quote: expect.objectContaining({ ...quoteShape, totalCents: 158_000, dueNowCents: 47_400 }),
      });
      const minutes = (Date.parse(body.holdExpiresAt) - Date.now()) / 60_000;
      expect(minutes).toBeGreaterThan(38);
      expect(minutes).toBeLessThanOrEqual(40);
    }
  });

  it('says the new quote when the price is another by now', async () => {
    const [date] = await freeDates(api, 'bella', 'elopement', 60, 89);
    const answer = await api.post('bookings', bella.sk, {
      package: 'elopement',
      date,
      customer: somebody(),
      expectedTotalCents: 1,
    });
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'price_changed', quote: { totalCents: 120_000 } },
    });
  });

  it('says slot_taken for what somebody else holds', async () => {
    const [date] = await freeDates(api, 'bella', 'elopement', 60, 89);
    const book = (item: string) =>
      api.post('bookings', bella.sk, { package: item, date, customer: somebody() });
    expect((await book('elopement')).status).toBe(201);
    expect(await book('classic-day')).toMatchObject({ status: 409, body: { code: 'slot_taken' } });
  });

  it('reads, moves, refunds and cancels a paid booking', async () => {
    const dates = await freeDates(api, 'bella', 'elopement', 65, 89);
    const customer = { ...somebody(), phone: '+1 413 555 0100' };
    const made = await api.post('bookings', bella.sk, {
      package: 'elopement',
      date: dates[0],
      customer,
      notes: 'By the lake.',
    });
    const paid = await pay(bella.sk, made.body.id, made.body.checkoutUrl);
    expect(paid).toMatchObject({
      id: made.body.id,
      status: 'CONFIRMED',
      package: { slug: 'elopement', name: 'Elopement' },
      date: dates[0],
      start: instant,
      end: instant,
      seats: 1,
      customer: { ...customer, phone: '+14135550100' },
      notes: 'By the lake.',
      quote: quoteShape,
      paidCents: 36_000,
      refunds: [],
    });
    expect(paid.payments).toEqual([
      expect.objectContaining({ id: text, amountCents: 36_000, currency: 'USD', paidAt: instant }),
    ]);
    expect(paid.timeline.length).toBeGreaterThan(1);
    for (const entry of paid.timeline) expect(entry).toMatchObject({ action: text, at: instant });

    const moved = await api.post(`bookings/${paid.id}/reschedule`, bella.sk, { date: dates[1] });
    expect(moved).toMatchObject({ status: 200, body: { id: paid.id, date: dates[1], checkoutUrl: null } });
    const tooMuch = await api.post(`bookings/${paid.id}/refund`, bella.sk, { amountCents: 36_001 });
    expect(tooMuch.status).toBe(422);
    const refunded = await api.post(`bookings/${paid.id}/refund`, bella.sk, {
      amountCents: 1000,
      reason: 'A kindness',
    });
    expect(refunded).toMatchObject({
      status: 200,
      body: { refunds: [{ amountCents: 1000, reason: text, note: 'A kindness', currency: 'USD' }] },
    });
    const canceled = await api.post(`bookings/${paid.id}/cancel`, bella.sk, {
      by: 'business',
      reason: 'Flood',
    });
    expect(canceled).toMatchObject({ status: 200, body: { status: 'CANCELED', cancelReason: 'Flood' } });
    expect(
      canceled.body.refunds.reduce(
        (sum: number, { amountCents }: { amountCents: number }) => sum + amountCents,
        0,
      ),
    ).toBe(36_000);
    expect(await freeDates(api, 'bella', 'elopement', 65, 89)).toContain(dates[1]);
    const again = await api.post(`bookings/${paid.id}/cancel`, bella.sk, {});
    expect(again.status).toBeGreaterThanOrEqual(400);
    expect(again.status).toBeLessThan(500);
  });

  it('moves a slot', async () => {
    const slots = await freeSlots(api, 'serene', 'massage-60', 5, 9);
    const made = await api.post('bookings', serene.sk, {
      package: 'massage-60',
      start: slots[0]?.start,
      customer: somebody(),
    });
    await pay(serene.sk, made.body.id, made.body.checkoutUrl);
    const moved = await api.post(`bookings/${made.body.id}/reschedule`, serene.sk, {
      start: slots[20]?.start,
    });
    expect(moved).toMatchObject({ status: 200, body: { start: slots[20]?.start } });
  });

  it('lists by window and status, a page at a time', async () => {
    const all = await api.get('bookings', bella.sk);
    expect(all).toMatchObject({ status: 200, body: { nextCursor: null } });
    const ids = all.body.data.map(({ id }: { id: string }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(6);
    const starts = all.body.data.map(({ start }: { start: string }) => start);
    expect([...starts].sort()).toEqual(starts);

    const paged: string[] = [];
    let cursor: string | null = '';
    do {
      const page = await api.get(`bookings?limit=4${cursor ? `&cursor=${cursor}` : ''}`, bella.sk);
      expect(page.body.data.length).toBeLessThanOrEqual(4);
      paged.push(...page.body.data.map(({ id }: { id: string }) => id));
      cursor = page.body.nextCursor;
    } while (cursor);
    expect(paged).toEqual(ids);

    const past = await api.get(`bookings?to=${inDays('bella', -1)}&status=COMPLETED`, bella.sk);
    expect(past.body.data.length).toBeGreaterThan(0);
    for (const booking of past.body.data) expect(booking.status).toBe('COMPLETED');

    const window = (from: number, to: number) =>
      api.get(`bookings?from=${inDays('bella', from)}&to=${inDays('bella', to)}`, bella.sk);
    expect((await window(0, 89)).status).toBe(200);
    expect(await window(0, 90)).toMatchObject({ status: 400, body: { code: 'range_too_large' } });
    expect(await window(1, 0)).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
  });

  it('refuses a larger limit instead of clipping it', async () => {
    expect((await api.get('bookings?limit=500', bella.sk)).status).toBe(200);
    for (const limit of ['501', '0', '-1', '1e9', 'all'])
      expect(await api.get(`bookings?limit=${limit}`, bella.sk)).toMatchObject({
        status: 422,
        body: { code: 'validation_failed', errors: [{ path: 'limit' }] },
      });
  });

  it('shows each demo tenant a past, coming, cancelled and refunded, no-show, overdue and half-paid booking', async () => {
    for (const { sk } of [bella, serene, outback]) {
      const { data } = (await api.get('bookings', sk)).body;
      const some = (test: (booking: (typeof data)[number]) => boolean) => expect(data.some(test)).toBe(true);
      some(({ status }) => status === 'COMPLETED');
      some(({ status, start }) => status === 'CONFIRMED' && Date.parse(start) > Date.now());
      some(({ status, refundedCents }) => status === 'CANCELED' && refundedCents > 0);
      some(({ status }) => status === 'NO_SHOW');
      some(({ moneyState }) => /overdue/i.test(moneyState));
      some(
        ({ status, paidCents, quote }) =>
          status === 'CONFIRMED' && paidCents > 0 && paidCents < quote.totalCents,
      );
    }
  });

  it('shows nothing of another tenant', async () => {
    const { data } = (await api.get('bookings', serene.sk)).body;
    const { id } = data[0];
    for (const answer of [
      await api.get(`bookings/${id}`, bella.sk),
      await api.post(`bookings/${id}/cancel`, bella.sk, {}),
      await api.post(`bookings/${id}/reschedule`, bella.sk, { date: inDays('bella', 70) }),
      await api.post(`bookings/${id}/refund`, bella.sk, { amountCents: 1 }),
    ])
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });
});

describe('keys', () => {
  const calls = [
    ['GET', 'bookings'],
    ['GET', `bookings/${randomUUID()}`],
    ['POST', `bookings/${randomUUID()}/cancel`],
    ['POST', `bookings/${randomUUID()}/reschedule`],
    ['POST', `bookings/${randomUUID()}/refund`],
  ] as const;
  it.each(calls)('%s %s wants a secret key', async (method, path) => {
    const body = method === 'POST' ? {} : undefined;
    expect(await api.call(method, path, { key: bella.pk, body })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    expect(await api.call(method, path, { body })).toMatchObject({ status: 401 });
  });

  it('refuses none, an unknown one, and a secret one where a browser would send it', async () => {
    for (const headers of [
      {},
      { 'x-tenant-key': 'pk_demo_nobody' },
      { authorization: 'Bearer sk_demo_nobody' },
      { authorization: 'Basic c2s6' },
      { 'x-tenant-key': 'sk_demo_bella' },
      { 'x-tenant-key': '' },
    ]) {
      expect(await api.call('GET', 'packages', { headers: headers as Record<string, string> })).toMatchObject(
        {
          status: 401,
          body: { code: 'unauthenticated' },
        },
      );
    }
  });
});

describe('every answer', () => {
  it('carries a request id, and the limit, also when it is an error', async () => {
    const answers = [
      await api.get('packages', bella.pk),
      await api.get('packages', bella.sk),
      await api.get('packages/none', bella.pk),
      await api.get('packages'),
      await api.get('bookings', bella.pk),
      await api.post('bookings', bella.pk, '{'),
      await api.post('quotes', bella.pk, { nothing: 1 }),
      await api.get('bookings?limit=501', bella.sk),
    ];
    for (const { headers, status, body } of answers) {
      expect(headers.get('x-request-id')).toMatch(/^[\w.-]{8,64}$/);
      expect(headers.get('ratelimit')).toMatch(/^"\w+";r=\d+;t=\d+$/);
      expect(headers.get('ratelimit-policy')).toMatch(/^"\w+";q=\d+;w=\d+$/);
      if (status >= 400) {
        expect(headers.get('content-type')).toBe('application/problem+json');
        expect(body).toMatchObject({
          type: text,
          title: text,
          status,
          code: text,
          detail: text,
          requestId: headers.get('x-request-id'),
        });
      }
    }
    const [pk, sk] = answers;
    expect(pk?.headers.get('ratelimit-policy')).toContain('q=100000;w=900');
    expect(sk?.headers.get('ratelimit-policy')).toContain('q=6000;w=60');
  });

  it.each([
    ['GET', 'openapi.json', 200],
    ['GET', 'no/such/thing', 404],
    ['OPTIONS', 'bookings', 204],
    ['DELETE', 'bookings', 405],
  ])('%s %s carries a request id too', async (method, path, status) => {
    const answer = await api.call(method, path, { headers: { 'x-request-id': 'from-the-caller-1' } });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('x-request-id')).toBe('from-the-caller-1');
  });

  it('opens to pages of any origin, but never for a secret key', async () => {
    const origin = { origin: 'https://somebody.example' };
    for (const path of ['packages', 'bookings', 'quotes', 'availability/slots']) {
      const preflight = await api.call('OPTIONS', path, {
        headers: {
          ...origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'x-tenant-key,content-type,idempotency-key',
        },
      });
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
      const allowed = preflight.headers.get('access-control-allow-headers')?.toLowerCase() ?? '';
      for (const name of ['x-tenant-key', 'content-type', 'idempotency-key']) expect(allowed).toContain(name);
      expect(allowed).not.toContain('authorization');
    }
    expect((await api.get('packages', bella.pk, origin)).headers.get('access-control-allow-origin')).toBe(
      '*',
    );
    for (const path of ['packages', 'bookings', 'bookings?limit=0', `bookings/${randomUUID()}`])
      expect((await api.get(path, bella.sk, origin)).headers.has('access-control-allow-origin')).toBe(false);
    expect(
      (await api.get('packages', 'sk_demo_nobody', origin)).headers.has('access-control-allow-origin'),
    ).toBe(false);
  });
});

describe('OpenAPI document', () => {
  it('is valid 3.1', async () => {
    const { status, body } = await api.get('openapi.json');
    expect(status).toBe(200);
    const validator = new Validator();
    const result = await validator.validate(body);
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  it('describes every route there is, and no other', async () => {
    const { body } = await api.get('openapi.json');
    const base = join(root, 'app/api/v1');
    const folders = readdirSync(base, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('route.ts'))
      .map((file) => `/${file.replace(/\/route\.ts$/, '')}`)
      .filter((path) => path !== '/openapi.json' && path !== '/[...path]');
    const described = Object.keys(body.paths).map((path) => path.replaceAll(/\{(\w+)\}/g, '[$1]'));
    expect(described.sort()).toEqual(folders.sort());
    for (const [path, operations] of Object.entries<Record<string, object>>(body.paths)) {
      for (const method of ['get', 'post', 'put', 'patch', 'delete']) {
        const address = path.replace('{id}', randomUUID()).replace('{slug}', 'x').slice(1);
        const { status } = await api.call(method.toUpperCase(), address);
        // Without a key an existing method is 401, a missing one 405.
        expect([method, path, status]).toEqual([method, path, method in operations ? 401 : 405]);
      }
    }
  });

  it('names every field of the contract', async () => {
    const { body } = await api.get('openapi.json');
    const { schemas } = body.components;
    const has = (schema: string, ...names: string[]) =>
      expect(Object.keys(schemas[schema]?.properties ?? {})).toEqual(expect.arrayContaining(names));
    has(
      'Package',
      'slug',
      'name',
      'description',
      'bookingType',
      'priceCents',
      'currency',
      'segment',
      'photos',
      'addOns',
    );
    has('Package', 'durationMinutes', 'durationDays', 'deposit');
    has('Problem', 'type', 'title', 'status', 'code', 'detail', 'requestId', 'errors');
    has(
      'Quote',
      'currency',
      'lines',
      'subtotalCents',
      'discountCents',
      'taxCents',
      'totalCents',
      'dueNowCents',
    );
    has('Quote', 'balanceCents', 'balanceDueOn');
  });
});

describe('Idempotency-Key', () => {
  const key = () => ({ 'idempotency-key': `test-${randomUUID()}` });
  const wish = async () => ({
    package: 'elopement',
    date: (await freeDates(api, 'bella', 'elopement', 100, 180))[0],
    customer: somebody(),
  });
  const bookingsOf = async (email: string) =>
    (await owner.query('SELECT "id" FROM "Booking" WHERE "contactEmail" = $1', [email])).rows;

  it('replays the first answer, says so, and books once', async () => {
    const [headers, body] = [key(), await wish()];
    const first = await api.post('bookings', bella.sk, body, headers);
    const second = await api.post('bookings', bella.sk, body, headers);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(first.headers.has('idempotency-replayed')).toBe(false);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(await bookingsOf(body.customer.email)).toHaveLength(1);
  });

  it('refuses another body, but not another tenant', async () => {
    const [headers, body] = [key(), await wish()];
    expect((await api.post('bookings', bella.sk, body, headers)).status).toBe(201);
    expect(await api.post('bookings', bella.sk, { ...body, notes: 'Another.' }, headers)).toMatchObject({
      status: 422,
      body: { code: 'idempotency_mismatch' },
    });
    const [slot] = await freeSlots(api, 'serene', 'massage-60', 20, 29);
    const other = { package: 'massage-60', start: slot?.start, customer: somebody() };
    expect((await api.post('bookings', serene.sk, other, headers)).status).toBe(201);
  });

  it('lets replays at the same moment wait for the first', async () => {
    const [headers, body] = [key(), await wish()];
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => api.post('bookings', bella.sk, body, headers)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(201));
    expect(new Set(answers.map(({ body: { id } }) => id)).size).toBe(1);
    expect(answers.filter(({ headers: sent }) => !sent.has('idempotency-replayed'))).toHaveLength(1);
    expect(await bookingsOf(body.customer.email)).toHaveLength(1);
  });

  it('computes refusals again', async () => {
    const body = await wish();
    const blocker = await api.post('bookings', bella.sk, { ...body, customer: somebody() });
    const headers = key();
    expect((await api.post('bookings', bella.sk, body, headers)).body.code).toBe('slot_taken');
    await api.post(`bookings/${blocker.body.id}/cancel`, bella.sk, {});
    const retried = await api.post('bookings', bella.sk, body, headers);
    expect(retried.status).toBe(201);
    expect(retried.headers.has('idempotency-replayed')).toBe(false);
  });

  it('resumes the same booking after a 503 by Stripe', async () => {
    const [headers, body] = [key(), await wish()];
    await app.cloud.switch('stripe', { path: '/v1/checkout/sessions', status: 500 });
    const away = await api.post('bookings', bella.sk, body, headers);
    expect(away).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
    const held = await bookingsOf(body.customer.email);
    expect(held).toHaveLength(1);
    await app.cloud.switch('stripe', null);
    const back = await eventually(async () => {
      const answer = await api.post('bookings', bella.sk, body, headers);
      return answer.status !== 503 && answer;
    });
    expect(back).toMatchObject({ status: 201, body: { id: held[0].id, status: 'PENDING' } });
    expect(back.body.checkoutUrl).toMatch(/^http/);
    expect(await bookingsOf(body.customer.email)).toHaveLength(1);
    const replay = await api.post('bookings', bella.sk, body, headers);
    expect(replay.headers.get('idempotency-replayed')).toBe('true');
  });

  it('serves the other writes alike', async () => {
    const made = await api.post('bookings', bella.sk, await wish());
    await pay(bella.sk, made.body.id, made.body.checkoutUrl);
    const headers = key();
    const path = `bookings/${made.body.id}/refund`;
    const first = await api.post(path, bella.sk, { amountCents: 500 }, headers);
    const second = await api.post(path, bella.sk, { amountCents: 500 }, headers);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect((await api.get(`bookings/${made.body.id}`, bella.sk)).body.refunds).toHaveLength(1);
    // Of another booking it is another request; of another call another key.
    const elsewhere = await api.post(
      `bookings/${randomUUID()}/refund`,
      bella.sk,
      { amountCents: 500 },
      headers,
    );
    expect(elsewhere.body.code).toBe('idempotency_mismatch');
    const canceled = await api.post(`bookings/${made.body.id}/cancel`, bella.sk, {}, headers);
    expect(canceled).toMatchObject({ status: 200, body: { status: 'CANCELED' } });
  });

  it('takes 1 to 255 characters', async () => {
    const body = { package: 'elopement', date: inDays('bella', -5), customer: somebody() };
    for (const [length, code] of [
      [1, 'not_bookable'],
      [255, 'not_bookable'],
      [256, 'validation_failed'],
    ] as const) {
      const answer = await api.post('bookings', bella.sk, body, { 'idempotency-key': 'x'.repeat(length) });
      expect(answer.body.code).toBe(code);
    }
  });
});

describe('limits', () => {
  it('lets a visitor hold three bookings of a tenant, a secret key any number', async () => {
    const [first, ...rest] = await freeSlots(api, 'outback', 'sunrise-tour', 30, 60);
    const starts = [first, ...rest].filter((_, at) => at % 2 === 0).map((slot) => slot?.start);
    const book = (key: string, at: number) =>
      api.post('bookings', key, { package: 'sunrise-tour', start: starts[at], customer: somebody() });
    for (let at = 0; at < 3; at += 1) expect((await book(outback.pk, at)).status).toBe(201);
    expect(await book(outback.pk, 3)).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    for (let at = 3; at < 8; at += 1) expect((await book(outback.sk, at)).status).toBe(201);
  });
});
