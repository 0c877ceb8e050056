import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { amount } from '@/tests/support/amount';
import { startApp, type TestApp } from '@/tests/support/app';
import { setEnvironment } from '@/tests/support/environment';
import { type Api, apiClient, freeDates, freeSlots, inDays, keys, somebody } from './client';
import { callAction, resultOf, serverActions, sessionCookie } from './server-actions';

/** What people, programs and attackers send by mistake or on purpose: each gets its own answer, and never a 5xx. */
let app: TestApp;
let api: Api;
let owner: pg.Client;
/** A date and a slot that are free; nothing in this file takes them. */
let date: string;
let start: string;

beforeAll(async () => {
  app = await startApp({
    RATE_LIMIT_PUBLIC_PER_15_MIN: '100000',
    RATE_LIMIT_BOOKING_PER_15_MIN: '10000',
    RATE_LIMIT_MANAGE_PER_15_MIN: '10000',
    RATE_LIMIT_HOLDS_PER_VISITOR: '1000',
    RATE_LIMIT_HOLDS_PER_ADDRESS: '1000',
  });
  setEnvironment({ LINK_SECRET: app.env.LINK_SECRET ?? '', APP_URL: app.url });
  api = apiClient(app);
  owner = new pg.Client({ connectionString: app.database.directUrl });
  await owner.connect();
  date = (await freeDates(api, 'bella', 'elopement', 60, 89))[0] ?? '';
  start = (await freeSlots(api, 'serene', 'massage-60', 5, 20))[0]?.start ?? '';
});
afterAll(async () => {
  await owner?.end();
  await app?.close();
});

const { bella, serene, outback } = keys;
const elopement = (change: object = {}) => ({
  package: 'elopement',
  date,
  customer: { name: 'Ann', email: 'ann@example.com' },
  ...change,
});
const massage = (change: object = {}) => ({
  package: 'massage-60',
  start,
  customer: { name: 'Ann', email: 'ann@example.com' },
  ...change,
});

describe('bodies', () => {
  it.each([
    ['nothing', ''],
    ['half an object', '{"package":"elopement"'],
    ['a trailing comma', '{"package":"elopement",}'],
    ['single quotes', "{'package':'elopement'}"],
    ['NaN', '{"seats":NaN}'],
  ])('%s is malformed', async (_, body) => {
    for (const path of ['bookings', 'quotes', `bookings/${randomUUID()}/cancel`]) {
      expect(await api.post(path, bella.sk, body)).toMatchObject({
        status: 400,
        body: { code: 'malformed' },
      });
    }
  });

  it('wants JSON, said to be so, in UTF-8', async () => {
    const sent = JSON.stringify(elopement());
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])
      expect((await api.post('bookings', bella.sk, sent, { 'content-type': type })).body.code).toBe(
        'malformed',
      );
    const latin = await fetch(`${app.url}/api/v1/quotes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-tenant-key': bella.pk },
      body: Buffer.from('{"package":"\xe9"}', 'latin1'),
    });
    expect(latin.status).toBe(400);
  });

  it.each([[null], [true], [7], ['text'], [[]], [[elopement()]]])('%j is no booking', async (body) => {
    expect(await api.post('bookings', bella.sk, JSON.stringify(body))).toMatchObject({
      status: 422,
      body: { code: 'validation_failed' },
    });
  });

  it.each([
    [{ package: 7 }, 'package'],
    [{ package: null }, 'package'],
    [{ package: ['elopement'] }, 'package'],
    [{ date: 20_270_512 }, 'date'],
    [{ date: '12.05.2027' }, 'date'],
    [{ date: '2027-5-12' }, 'date'],
    [{ date: '2027-02-30' }, 'date'],
    [{ date: '0000-01-01' }, 'date'],
    [{ date: '0027-05-12' }, 'date'],
    [{ date: '1969-12-31' }, 'date'],
    [{ start: '0027-05-12T14:00:00Z' }, 'start'],
    [{ start: '9999-12-31T23:00:00-12:00' }, 'start'],
    [{ start: 'tomorrow' }, 'start'],
    [{ start: '2027-05-12T14:00:00' }, 'start'],
    [{ start: 1_800_000_000 }, 'start'],
    [{ seats: '2' }, 'seats'],
    [{ seats: 1.5 }, 'seats'],
    [{ customer: 'Ann' }, 'customer'],
    [{ customer: { name: 'Ann' } }, 'customer.email'],
    [{ customer: { name: '   ', email: 'ann@example.com' } }, 'customer.name'],
    [{ customer: { name: '\u200B\u3164', email: 'ann@example.com' } }, 'customer.name'],
    [{ customer: { name: 'Pay at evil.com', email: 'ann@example.com' } }, 'customer.name'],
    [{ customer: { name: 'Ann\r\nBcc: x', email: 'ann@example.com' } }, 'customer.name'],
    [{ customer: { name: 'Ann', email: 'ann' } }, 'customer.email'],
    [{ customer: { name: 'Ann', email: 'ann@example.com', phone: '+' } }, 'customer.phone'],
    [{ customer: { name: 'Ann', email: 'ann@example.com', phone: '1'.repeat(31) } }, 'customer.phone'],
    [{ customer: { name: 'Ann', email: 'ann@example.com', phone: 'call me' } }, 'customer.phone'],
    [{ addOns: 'album' }, 'addOns'],
    [{ addOns: [{ slug: 'album' }] }, 'addOns.0.quantity'],
    [{ notes: 7 }, 'notes'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ date: undefined }, 'date'],
    [{ start: '2027-05-12T14:00:00Z' }, 'start'],
    [{ expectedTotalCents: '1' }, 'expectedTotalCents'],
    [{ expectedTotalCents: -1 }, 'expectedTotalCents'],
    [{ nonsense: 1 }, 'nonsense'],
    [{ priceCents: 1 }, 'priceCents'],
    [{ customer: { name: 'Ann', email: 'ann@example.com', admin: true } }, 'customer.admin'],
    [{ addOns: [{ slug: 'album', quantity: 1, priceCents: 0 }] }, 'addOns.0.priceCents'],
  ])('%j is said to be wrong, by name', async (change, path) => {
    const answer = await api.post('bookings', bella.sk, elopement(change));
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    expect(answer.body.errors.map((each: { path: string }) => each.path)).toContain(path);
  });

  it('takes an e-mail address in another script and a phone as people write it, and keeps both in one form', async () => {
    const [slot] = await freeSlots(api, 'serene', 'massage-60', 5, 20);
    const customer = { name: 'Jörg', email: 'Joerg@Käse-Test.example', phone: '٠٢٠ ٧٩٤٦ ٠٠١٨ ext. 5' };
    const made = await api.post('bookings', serene.sk, massage({ start: slot?.start, customer }));
    expect(made.status, made.text).toBe(201);
    const { body } = await api.get(`bookings/${made.body.id}`, serene.sk);
    expect(body.customer).toEqual({
      name: 'Jörg',
      email: 'joerg@xn--kse-test-0za.example',
      phone: '+442079460018 ext. 5',
      address: '',
    });
    await api.post(`bookings/${made.body.id}/cancel`, serene.sk, { by: 'business' });
  });

  it('takes a prototype for what it is: an unknown field', async () => {
    const sent = JSON.stringify(elopement()).replace('{', '{"__proto__":{"admin":true},');
    const answer = await api.post('bookings', bella.sk, sent);
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
  });

  it('reads a body over the limit to its end, then says 413', async () => {
    for (const notes of ['x'.repeat(256 * 1024), 'x'.repeat(3 * 1024 * 1024)]) {
      expect(await api.post('bookings', bella.sk, elopement({ notes }))).toMatchObject({
        status: 413,
        body: { code: 'payload_too_large' },
      });
    }
  });

  it.each([
    ['/api/jobs/send_mail', { 'upstash-signature': 'a guess' }],
    ['/api/jobs/send_mail', {}],
    ['/api/auth/callback/credentials', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['/api/auth/callback/credentials', { 'content-type': 'application/json' }],
    ['/api/auth/signout', {}],
  ])('is heard out nowhere before it is known who sends it: %s, %j', async (path, headers) => {
    for (const size of [300 * 1024, 3 * 1024 * 1024]) {
      const answer = await fetch(app.url + path, { method: 'POST', headers, body: 'x'.repeat(size) });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([413, 'application/problem+json']);
      expect((await answer.json()).code).toBe('payload_too_large');
    }
  });

  it('is said to be malformed by the sign-in’s own endpoint, too', async () => {
    const headers = { 'content-type': 'application/json' };
    const url = `${app.url}/api/auth/callback/credentials`;
    const answer = await fetch(url, { method: 'POST', headers, body: '{"email":' });
    expect([answer.status, (await answer.json()).code]).toEqual([400, 'malformed']);
  });

  it('is not impressed by depth', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    expect((await api.post('bookings', bella.sk, `{"notes":${deep}}`)).status).toBe(422);
    expect((await api.post('bookings', bella.sk, deep)).status).toBe(422);
  });

  it('refuses unknown and doubled query names', async () => {
    const window = `package=elopement&from=${date}&to=${date}`;
    for (const query of [
      `${window}&nonsense=1`,
      `${window}&package=classic-day`,
      'package=elopement',
      `${window}&seats=two`,
    ])
      expect(await api.get(`availability/dates?${query}`, bella.pk)).toMatchObject({
        status: 422,
        body: { code: 'validation_failed' },
      });
    for (const zone of ['Mars/Olympus', '%00', '..%2Fetc'])
      expect(
        await api.get(
          `availability/slots?package=massage-60&from=${date}&to=${date}&timeZone=${zone}`,
          serene.pk,
        ),
      ).toMatchObject({ status: 422, body: { code: 'validation_failed', errors: [{ path: 'timeZone' }] } });
    expect(
      await api.get(`availability/dates?package=elopement&from=${date}&to=2020-01-01`, bella.pk),
    ).toMatchObject({ status: 422, body: { code: 'validation_failed', errors: [{ path: 'to' }] } });
  });

  it.each(['%00', '%ff', '%E0%A4%A', '..%2f..%2fpackages', 'a'.repeat(5000), "'; DROP TABLE x--"])(
    'finds nothing at packages/%s',
    async (slug) => {
      const { status } = await api.get(`packages/${slug}`, bella.pk);
      expect([400, 404]).toContain(status);
    },
  );

  it.each(['x', '0:nonsense', '0:------------------------------------', '99999999999999999999:', 'é'])(
    'knows no cursor %s',
    async (cursor) => {
      const encoded = Buffer.from(cursor).toString('base64url');
      expect(await api.get(`bookings?cursor=${encoded}`, bella.sk)).toMatchObject({
        status: 400,
        body: { code: 'malformed' },
      });
    },
  );
});

describe('the catalogue', () => {
  it.each([
    ['an unknown package', () => elopement({ package: 'nothing' })],
    ['a package of another tenant', () => massage()],
    ['an unknown extra', () => elopement({ addOns: [{ slug: 'nothing', quantity: 1 }] })],
    ['an extra of another tenant', () => elopement({ addOns: [{ slug: 'hot-stones', quantity: 1 }] })],
    ['an unknown resource', () => elopement({ resource: 'nobody' })],
    ['a resource of another tenant', () => elopement({ resource: 'amara' })],
    ['a resource that is not to be chosen', () => elopement({ resource: 'bella' })],
    ['too many of an extra', () => elopement({ addOns: [{ slug: 'album', quantity: 6 }] })],
    ['too large a party', () => elopement({ seats: 2 })],
  ])('%s is not bookable', async (_, body) => {
    for (const path of ['bookings', 'quotes']) {
      const { customer: _customer, ...basket } = body();
      expect(await api.post(path, bella.sk, path === 'quotes' ? basket : body())).toMatchObject({
        status: 422,
        body: { code: 'not_bookable' },
      });
    }
  });

  it('has extras of another package nowhere', async () => {
    for (const slug of ['mat-hire'])
      expect(
        await api.post('bookings', serene.sk, massage({ addOns: [{ slug, quantity: 1 }] })),
      ).toMatchObject({
        status: 422,
        body: { code: 'not_bookable' },
      });
    expect(
      await api.post('bookings', outback.sk, {
        package: 'charter-day',
        date: (await freeDates(api, 'outback', 'charter-day', 5, 40))[0],
        addOns: [{ slug: 'breakfast', quantity: 1 }],
        customer: somebody(),
      }),
    ).toMatchObject({ status: 422, body: { code: 'not_bookable' } });
  });

  it.each([0, -1, 1_000_000_000, 2 ** 53, 1e300])('%d seats, or of an extra, are refused', async (count) => {
    const seats = await api.post('bookings', bella.sk, elopement({ seats: count }));
    const extras = await api.post(
      'bookings',
      bella.sk,
      elopement({ addOns: [{ slug: 'album', quantity: count }] }),
    );
    for (const answer of [seats, extras])
      expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    const query = `package=elopement&from=${date}&to=${date}&seats=${count}`;
    expect((await api.get(`availability/dates?${query}`, bella.pk)).status).toBe(422);
  });
});

describe('the calendar', () => {
  it.each([
    ['the past', () => elopement({ date: inDays('bella', -1) })],
    ['inside the notice', () => elopement({ date: inDays('bella', 1) })],
    ['beyond the horizon', () => elopement({ date: inDays('bella', 800) })],
    ['the end of time', () => elopement({ date: '9999-12-31' })],
    ['long ago', () => elopement({ date: '1970-01-01' })],
    ['no start day', () => elopement({ package: 'grand-weekend', date: wednesday() })],
  ])('%s is not bookable', async (_, body) => {
    expect(await api.post('bookings', bella.sk, body())).toMatchObject({
      status: 422,
      body: { code: 'not_bookable', detail: expect.stringMatching(/\w/) },
    });
  });

  it.each([
    ['the past', () => new Date(Date.now() - 3_600_000).toISOString()],
    ['inside the notice', () => new Date(Date.now() + 3_600_000).toISOString()],
    ['beyond the horizon', () => new Date(Date.parse(start) + 200 * 86_400_000).toISOString()],
    ['closed at night', () => start.replace(/T.*/, 'T03:00:00Z')],
    ['off the grid', () => start.replace(/:\d\d:00\.000Z$/, ':07:00Z')],
    ['the end of time', () => '9999-12-31T23:59:59.999999999Z'],
    ['the beginning of time', () => '1970-01-01T00:00:00Z'],
  ])('%s is not bookable', async (_, at) => {
    expect(await api.post('bookings', serene.sk, massage({ start: at() }))).toMatchObject({
      status: 422,
      body: { code: 'not_bookable' },
    });
  });

  it('knows an instant by any offset', async () => {
    const shifted = new Date(Date.parse(start) + 5.5 * 3_600_000).toISOString().replace('.000Z', '+05:30');
    const { customer: _, ...basket } = massage({ start: shifted });
    expect((await api.post('quotes', serene.sk, basket)).status).toBe(200);
  });

  it('is closed on a blackout', async () => {
    const closed = inDays('bella', 95);
    await owner.query(
      `INSERT INTO "Blackout" ("id", "tenantId", "reason", "startDate", "endDate")
         SELECT $1, "id", 'Away', $2::date, $2::date FROM "Tenant" WHERE "slug" = 'bella-weddings'`,
      [randomUUID(), closed],
    );
    await owner.query(
      `UPDATE "Tenant" SET "catalogVersion" = "catalogVersion" + 1 WHERE "slug" = 'bella-weddings'`,
    );
    expect(await api.post('bookings', bella.sk, elopement({ date: closed }))).toMatchObject({
      status: 422,
      body: { code: 'not_bookable' },
    });
  });

  it('wants a date for a day and a start for a time, and never both', async () => {
    const answers = [
      await api.post('bookings', bella.sk, elopement({ date: undefined })),
      await api.post('bookings', bella.sk, elopement({ start })),
      await api.post('bookings', bella.sk, elopement({ date: undefined, start })),
      await api.post('bookings', serene.sk, massage({ start: undefined })),
      await api.post('bookings', serene.sk, massage({ date })),
    ];
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
  });

  it('has 29 February in leap years only', async () => {
    const year = new Date().getUTCFullYear() + 1;
    const years = [0, 1, 2, 3].map((more) => year + more);
    const leap = years.find((each) => each % 4 === 0) ?? 0;
    const plain = years.find((each) => each % 4 !== 0) ?? 0;
    expect(await api.post('bookings', bella.sk, elopement({ date: `${plain}-02-29` }))).toMatchObject({
      status: 422,
      body: { code: 'validation_failed' },
    });
    const within = `${leap}-02-29` <= inDays('bella', 730);
    const booked = await api.post('bookings', bella.sk, elopement({ date: `${leap}-02-29` }));
    expect(booked).toMatchObject(within ? { status: 201 } : { status: 422, body: { code: 'not_bookable' } });
    const rows = await api.get(
      `availability/dates?package=elopement&from=${leap}-02-28&to=${leap}-03-01`,
      bella.pk,
    );
    expect(rows.body.data.map((row: { date: string }) => row.date)).toEqual([
      `${leap}-02-28`,
      `${leap}-02-29`,
      `${leap}-03-01`,
    ]);
    expect(
      (await api.get(`availability/dates?package=elopement&from=${plain}-02-29&to=${plain}-03-01`, bella.pk))
        .status,
    ).toBe(422);
  });

  it('offers no time that the clocks skip', async () => {
    await owner.query(
      `UPDATE "Service" SET "startTimes" = '{01:30}', "horizonDays" = 700
         WHERE "tenantId" = (SELECT "id" FROM "Tenant" WHERE "slug" = 'serene-spa') AND "capacity" = 10`,
    );
    await owner.query(
      `UPDATE "ScheduleHours" SET "startMinute" = 0, "endMinute" = 1440
         WHERE "tenantId" = (SELECT "id" FROM "Tenant" WHERE "slug" = 'serene-spa')`,
    );
    await owner.query(
      `UPDATE "Tenant" SET "catalogVersion" = "catalogVersion" + 1 WHERE "slug" = 'serene-spa'`,
    );
    const gap = nextLondonGap();
    const day = (more: number) => new Date(Date.parse(gap) + more * 86_400_000).toISOString().slice(0, 10);
    const { body } = await api.get(
      `availability/slots?package=yoga-class&from=${day(-1)}&to=${day(1)}`,
      serene.pk,
    );
    expect(body.data.map((slot: { start: string }) => slot.start)).toEqual([
      `${day(-1)}T01:30:00.000Z`,
      `${day(1)}T00:30:00.000Z`,
    ]);
    // 01:30 by the clock of the day before is 02:30 by that of the day after: neither is a start.
    for (const at of [`${gap}T01:30:00Z`, `${gap}T00:30:00Z`])
      expect(
        await api.post('bookings', serene.sk, { package: 'yoga-class', start: at, customer: somebody() }),
      ).toMatchObject({ status: 422, body: { code: 'not_bookable' } });
  });
});

/** The next last Sunday of March that is at least a week away. */
function nextLondonGap(): string {
  for (let year = new Date().getUTCFullYear(); ; year += 1) {
    const last = new Date(Date.UTC(year, 2, 31));
    last.setUTCDate(31 - last.getUTCDay());
    if (last.getTime() > Date.now() + 7 * 86_400_000) return last.toISOString().slice(0, 10);
  }
}

function wednesday(): string {
  for (let days = 60; ; days += 1) {
    const day = inDays('bella', days);
    if (new Date(day).getUTCDay() === 3) return day;
  }
}

describe('texts', () => {
  it.each([
    ['10,000 characters', 'x'.repeat(10_000)],
    ['NUL', 'Ann\u0000'],
    ['half a surrogate pair', 'Ann\ud800'],
    ['a bell', 'Ann\u0007'],
  ])('%s are refused in every text field', async (_, text) => {
    const customer = { name: 'Ann', email: 'ann@example.com' };
    for (const [path, change] of [
      ['customer.name', { customer: { ...customer, name: text } }],
      ['customer.email', { customer: { ...customer, email: `${text}@example.com` } }],
      ['customer.phone', { customer: { ...customer, phone: text } }],
      ['notes', { notes: text }],
      ['package', { package: text }],
      ['resource', { resource: text }],
      ['timeZone', { timeZone: text }],
    ] as const) {
      const answer = await api.post('bookings', bella.sk, elopement(change));
      expect([path, answer.status, answer.body.code]).toEqual([path, 422, 'validation_failed']);
      expect(answer.body.errors.map((each: { path: string }) => each.path)).toContain(path);
    }
  });

  it.each([
    ['emoji', 'Zoë 👩‍👩‍👧 🇦🇺'],
    ['right to left', 'שלום מרים مرحبا'],
    ['mixed directions and marks', 'Ann \u202Eneb\u202C é'],
    ['HTML', '<script>alert(1)</script><img src=x onerror=alert(2)>"\'&amp;'],
    ['SQL', 'Robert\'); DROP TABLE "Booking";--'],
  ])('%s come back as they were sent, and are text wherever they are shown', async (_, text) => {
    const email = `${randomUUID()}@example.com`;
    const [slot] = await freeSlots(api, 'outback', 'sunrise-tour', 30, 110);
    const made = await api.post('bookings', outback.sk, {
      package: 'sunrise-tour',
      start: slot?.start,
      customer: { name: text, email },
      notes: text,
    });
    expect(made.status).toBe(201);
    const { body } = await api.get(`bookings/${made.body.id}`, outback.sk);
    expect(body).toMatchObject({ customer: { name: text }, notes: text });
    await app.cloud.pay(new URL(made.body.checkoutUrl).pathname.split('/').at(-1) ?? '');
    const mails = await until(async () => {
      const found = await app.cloud.mails(email);
      return found.length > 0 && found;
    });
    const page = await (await fetch(made.body.manageUrl)).text();
    for (const shown of [page, ...mails.map((mail) => mail.html)]) {
      expect(shown).not.toContain('<script>alert(1)');
      expect(shown).not.toMatch(/<img[^>]+src=x/);
    }
    const canceled = await api.post(`bookings/${made.body.id}/cancel`, outback.sk, {
      by: 'business',
      reason: text,
    });
    expect(canceled.body.cancelReason).toBe(text);
  });
});

async function until<T>(probe: () => Promise<T | false>): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > end) throw new Error('it did not happen within 20 s');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('the same again', () => {
  const bookAction = () => {
    const found = serverActions().find(({ file, name }) => name === 'bookAction' && file.includes('app/t/'));
    if (!found) throw new Error('the site has no bookAction');
    return found;
  };
  const page = `/t/${bella.slug}/book/elopement`;
  const made = async (email: string) =>
    (await owner.query('SELECT "id" FROM "Booking" WHERE "contactEmail" = $1', [email])).rows.length;

  it('a double click and a replayed form book once', async () => {
    const customer = { ...somebody(), address: '4 Vine Street, Lenox' };
    const [free] = await freeDates(api, 'bella', 'elopement', 100, 180);
    const args = [bella.slug, { key: randomUUID(), body: { package: 'elopement', date: free, customer } }];
    const clicks = await Promise.all([1, 2, 3].map(() => callAction(app, bookAction(), args, { page })));
    const replay = await callAction(app, bookAction(), args, { page });
    const results = [...clicks, replay].map(({ text }) => resultOf(text));
    for (const result of results) expect(result).toMatchObject({ ok: true });
    expect(new Set(results.map((result) => result?.bookedPath)).size).toBe(1);
    expect(await made(customer.email)).toBe(1);
  });

  it('two tabs with one wish: one is told kindly that it is gone', async () => {
    const customer = { ...somebody(), address: '4 Vine Street, Lenox' };
    const [free] = await freeDates(api, 'bella', 'elopement', 100, 180);
    const tabs = await Promise.all(
      [1, 2].map(() =>
        callAction(
          app,
          bookAction(),
          [bella.slug, { key: randomUUID(), body: { package: 'elopement', date: free, customer } }],
          { page },
        ),
      ),
    );
    const codes = tabs.map(({ text }) => resultOf(text)?.code ?? 'booked').sort();
    expect(codes).toEqual(['booked', 'slot_taken']);
    expect(await made(customer.email)).toBe(1);
  });
});

describe('server actions', () => {
  it('answer anything at all without breaking', async () => {
    const junk = [
      [],
      [null],
      [undefined],
      [7],
      ['x'],
      [[]],
      [{}],
      ['x', null],
      [{ id: {} }, { id: [] }],
      Array(50).fill('x'),
    ];
    // Two of the ten for each action, by turns, so that each of them reaches twenty: they all read their input alike.
    for (const [at, action] of serverActions().entries()) {
      for (const args of junk.filter((_, nth) => (nth - at) % amount(5, 1) === 0)) {
        const { status, text } = await callAction(app, action, args);
        expect(status, `${action.name} ${JSON.stringify(args)} ${text.slice(0, 300)}`).toBeLessThan(500);
        expect(resultOf(text)?.code).not.toBe('internal');
      }
    }
    const [some] = serverActions();
    for (const id of ['0'.repeat(42), 'x', '../..', 'constructor']) {
      const { status } = await callAction(app, { ...some, id } as never, [], { page: '/sign-in' });
      expect(status, id).toBeLessThan(500);
    }
  }, 120_000);

  it('a form from before there were editions is told to reload, whatever else is wrong with it', async () => {
    const cookie = await sessionCookie(app, 'owner@serene-spa.test');
    const save = serverActions().find(({ name }) => name === 'saveSiteAction') as never;
    const { text } = await callAction(app, save, [{ headline: 'Mine', colour: '#123456' }], { cookie });
    expect(resultOf(text)).toMatchObject({
      ok: false,
      code: 'validation_failed',
      message: expect.stringContaining('an older version'),
      errors: [],
    });
  });
});

describe('doors for machines', () => {
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(app.url + path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
  const jobs = async () => (await owner.query('SELECT count(*)::int AS n FROM "Job"')).rows[0].n;

  it('runs no unsigned job', async () => {
    for (const headers of [{}, { 'upstash-signature': 'x' }, { 'upstash-signature': 'a.b.c' }])
      for (const name of ['send_mail', 'handle_stripe', 'nothing']) {
        const answer = await post(
          `/api/jobs/${name}`,
          JSON.stringify({ jobId: randomUUID() }),
          headers as never,
        );
        expect(answer.status).toBe(401);
        expect(answer.headers.get('x-request-id')).toBeTruthy();
      }
  });

  it('takes no forged webhook', async () => {
    const before = await jobs();
    const event = JSON.stringify({
      id: 'evt_forged',
      object: 'event',
      type: 'checkout.session.completed',
      data: {},
    });
    const now = Math.floor(Date.now() / 1000);
    for (const signature of ['', 'x', `t=${now},v1=${'0'.repeat(64)}`, `t=${now},v0=x`, `t=,v1=`]) {
      const answer = await post(
        '/api/webhooks/stripe',
        event,
        signature ? { 'stripe-signature': signature } : {},
      );
      expect(answer.status).toBe(400);
    }
    expect(await jobs()).toBe(before);
    expect(
      (await owner.query(`SELECT 1 FROM "WebhookEvent" WHERE "externalId" = 'evt_forged'`)).rows,
    ).toEqual([]);
  });

  it('ticks for our own clock only', async () => {
    for (const headers of [{}, { authorization: 'Bearer x' }, { authorization: 'Bearer ' }])
      for (const task of ['sweep', 'daily', 'nothing'])
        expect((await fetch(`${app.url}/api/cron/${task}`, { headers: headers as never })).status).toBe(401);
    const unknown = await fetch(`${app.url}/api/cron/nothing`, {
      headers: { authorization: `Bearer ${app.env.CRON_SECRET}` },
    });
    expect(unknown.status).toBe(404);
  });

  it.each([
    ['PUT', '/api/v1/bookings'],
    ['PATCH', '/api/v1/packages'],
    ['DELETE', '/api/v1/bookings/x'],
    ['POST', '/api/v1/packages'],
    ['GET', '/api/v1/quotes'],
    ['HEAD', '/api/v1/quotes'],
  ])('%s %s is not a way', async (method, path) => {
    const answer = await fetch(app.url + path, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('x-request-id')).toBeTruthy();
    expect(answer.headers.get('allow')).toBeTruthy();
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    if (method !== 'HEAD') expect((await answer.json()).code).toBe('method_not_allowed');
  });

  it.each(['/api/webhooks/stripe', '/api/jobs/send_mail', '/api/cron/sweep', '/health', '/health/ready'])(
    '%s answers no other method',
    async (path) => {
      for (const method of ['PUT', 'PATCH', 'DELETE'])
        expect((await fetch(app.url + path, { method })).status).toBe(405);
    },
  );
});

describe('manage links', () => {
  /** A booking with a link, and the ways that a link can be no good. */
  async function links() {
    const { manageToken } = await import('@/lib/integrations/crypto/manage-link');
    const [free] = await freeDates(api, 'bella', 'elopement', 181, 300);
    const customer = { name: 'Secret Susan', email: `${randomUUID()}@example.com` };
    const made = await api.post('bookings', bella.sk, { package: 'elopement', date: free, customer });
    expect(made.status).toBe(201);
    const token = String(made.body.manageUrl).split('/').at(-1) ?? '';
    const { rows } = await owner.query('SELECT "tenantId" FROM "Booking" WHERE "id" = $1', [made.body.id]);
    const about = { tenantId: rows[0].tenantId, bookingId: made.body.id };
    const flipped = (at: number) =>
      token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
    return {
      id: made.body.id,
      token,
      customer,
      bad: {
        'tampered in its beginning': flipped(3),
        'tampered in its booking': flipped(30),
        'tampered in its signature': flipped(80),
        'tampered in its spare bits': token.slice(0, -1) + (token.endsWith('B') ? 'C' : 'B'),
        'cut short': token.slice(0, 50),
        'another version': manageToken({ ...about, manageVersion: 2, endTime: Date.now() }),
        'another tenant’s': manageToken({
          tenantId: randomUUID(),
          bookingId: made.body.id,
          manageVersion: 1,
          endTime: Date.now(),
        }),
        'another booking’s': manageToken({
          ...about,
          bookingId: randomUUID(),
          manageVersion: 1,
          endTime: Date.now(),
        }),
        expired: manageToken({ ...about, manageVersion: 1, endTime: Date.now() - 31 * 86_400_000 }),
        nonsense: 'nonsense',
        NUL: '%00',
      },
    };
  }

  it('shows and changes nothing by a link that is no good', async () => {
    const { bad, customer, token, id } = await links();
    const good = await fetch(`${app.url}/manage/${token}`);
    expect(await good.text()).toContain('Elopement');
    expect(good.headers.get('x-robots-tag')).toBe('noindex');
    expect(good.headers.get('referrer-policy')).toBe('no-referrer');

    const actions = serverActions().filter(({ file }) =>
      /app\/manage\/\[token\]|booked\/\[booking\]/.test(file),
    );
    expect(actions.length).toBeGreaterThan(3);
    for (const [why, broken] of Object.entries(bad)) {
      const page = await fetch(`${app.url}/manage/${broken}`);
      expect(page.status, why).toBeLessThan(500);
      const html = await page.text();
      expect(html, why).not.toContain(customer.name);
      expect(html, why).not.toContain(customer.email);
      for (const feed of [
        'status?checkout=0',
        'month?month=2027-05',
        'calendar.ics',
        'receipt',
        'move',
        'move/preview?start=x',
      ]) {
        const answer = await fetch(`${app.url}/manage/${broken}/${feed}`);
        expect(answer.status, `${why} ${feed}`).toBeLessThan(500);
        expect(await answer.text(), `${why} ${feed}`).not.toContain(customer.name);
      }
      for (const action of actions) {
        for (const input of [{}, { version: 1, refundCents: 0 }, { version: 1, differenceCents: 0, date }]) {
          const { text, status } = await callAction(app, action, [decodeURIComponent(broken), input], {
            page: action.page.replace('[token]', token).replaceAll(/\[\w+\]/g, 'x'),
          });
          expect(status, `${why} ${action.name}`).toBeLessThan(500);
          expect(resultOf(text)?.ok, `${why} ${action.name} ${text}`).toBe(false);
        }
      }
    }
    const { rows } = await owner.query('SELECT "status", "version" FROM "Booking" WHERE "id" = $1', [id]);
    expect(rows).toEqual([{ status: 'PENDING', version: 1 }]);
  }, 120_000);

  it('is revoked by a newer one', async () => {
    const { id, token, customer } = await links();
    await owner.query('UPDATE "Booking" SET "manageVersion" = 2 WHERE "id" = $1', [id]);
    const page = await fetch(`${app.url}/manage/${token}`);
    expect(await page.text()).not.toContain(customer.name);
    expect((await fetch(`${app.url}/manage/${token}/calendar.ics`)).status).toBe(404);
  });

  it('changes nothing by GET', async () => {
    const { id, token } = await links();
    for (const more of ['', '/status', '/month', '/receipt', '/move', '?cancel=1', '/cancel'])
      expect((await fetch(`${app.url}/manage/${token}${more}`)).status).toBeLessThan(500);
    const { rows } = await owner.query('SELECT "status", "version" FROM "Booking" WHERE "id" = $1', [id]);
    expect(rows).toEqual([{ status: 'PENDING', version: 1 }]);
  });
});
