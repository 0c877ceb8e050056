import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findForgottenCustomers } from '@/lib/data/people/personal-data-sweep';
import { personalDataRetention } from '@/lib/domain/retention';
import { eraseCustomer } from '@/lib/usecases/customers/erase';
import { exportCustomer } from '@/lib/usecases/customers/export';
import { sweepPersonalData } from '@/lib/usecases/sweep/personal-data';
import { type Business, makeBusiness, type Office, openOffice, standingBooking } from './business';

let office: Office;
let mine: Business;
let other: Business;
/** A customer whose booking is over, with money, mails and a history that all name them. */
let booking: { id: string; reference: string };
let customerId: string;

const run = async (sql: string, values: unknown[] = []) => (await office.owner.query(sql, values)).rows;
const person = /cara|secret-mark|example\.test|0151/i;

beforeAll(async () => {
  office = await openOffice();
  mine = await makeBusiness(office, 'mine');
  other = await makeBusiness(office, 'other');
});
afterAll(() => office.close());

let days = 0;
async function pastBooking(business: Business) {
  days += 1;
  const day = `2025-03-${String(days).padStart(2, '0')}`;
  const made = await standingBooking(office, business, {
    type: 'TIMESLOT',
    date: day,
    start: `${day}T10:00Z`,
    end: `${day}T11:00Z`,
  });
  const { tenantId } = business.ctx;
  await run(
    `UPDATE "Booking" SET "status" = 'COMPLETED', "contactPhone" = '0151 secret-mark', "contactAddress" = 'secret-mark', "notes" = 'secret-mark',
        "officeNotes" = 'secret-mark', "visitor" = 'hash', "cardConsentAt" = '2025-01-01', "createdAt" = '2025-01-01'
      WHERE "id" = $1`,
    [made.id],
  );
  await run(`UPDATE "Customer" SET "notes" = 'secret-mark', "phone" = '0151' WHERE "email" = $1`, [
    `${made.id}@example.test`,
  ]);
  const [payment] = await run(
    `INSERT INTO "Payment" ("id","tenantId","bookingId","purpose","method","amountCents","currency","note","paidAt","stripePaymentIntentId")
       VALUES (gen_random_uuid(),$1,$2::uuid,'FULL','CARD',6000,'GBP','secret-mark',now(),'pi_' || $2::text) RETURNING "id"`,
    [tenantId, made.id],
  );
  await run(
    `INSERT INTO "Refund" ("id","tenantId","bookingId","paymentId","amountCents","currency","reason","note","status")
       VALUES (gen_random_uuid(),$1,$2,$3,100,'GBP','GOODWILL','secret-mark','SUCCEEDED')`,
    [tenantId, made.id, payment.id],
  );
  await run(
    `INSERT INTO "Mail" ("id","tenantId","bookingId","kind","recipient","subject","status","sentAt")
     VALUES (gen_random_uuid(),$1,$2,'booking_confirmed',$3,'Your booking, Cara','SENT',now()),
            (gen_random_uuid(),$1,$2,'owner_new_booking','olive@mine.test','Cara Customer booked','SENT',now())`,
    [tenantId, made.id, `${made.id}@example.test`],
  );
  await run(
    `INSERT INTO "AuditEntry" ("id","tenantId","actorKind","actorName","action","subjectKind","subjectId","before","after")
     VALUES (gen_random_uuid(),$1,'CUSTOMER','Cara Customer','booking.canceled','Booking',$2,NULL,'{"reason":"secret-mark","refundCents":100}'),
            (gen_random_uuid(),$1,'MEMBER','Olive Owner','booking.noted','Booking',$2,'{"officeNotes":""}','{"officeNotes":"secret-mark"}')`,
    [tenantId, made.id],
  );
  const [row] = await run('SELECT "customerId" FROM "Booking" WHERE "id" = $1', [made.id]);
  return { ...made, customerId: row.customerId as string };
}

beforeEach(async () => {
  const made = await pastBooking(mine);
  booking = made;
  customerId = made.customerId;
});

/** Every row of the business that hangs on this customer, as text. */
async function all(): Promise<string> {
  const parts: string[] = [];
  const add = async (table: string, where: string) => {
    const rows = await run(`SELECT to_jsonb(x)::text AS t FROM "${table}" x WHERE ${where} ORDER BY 1`, [
      customerId,
      booking.id,
    ]);
    parts.push(...rows.map(({ t }) => t.replace(/"updatedAt": "[^"]*"/, '')));
  };
  await add('Customer', '"id" = $1 AND $2::uuid IS NOT NULL');
  await add('Booking', '"customerId" = $1 AND "id" = $2');
  for (const table of ['Payment', 'Refund', 'Mail', 'Checkout', 'IdempotencyKey'])
    await add(table, '"bookingId" = $2 AND $1::uuid IS NOT NULL');
  await add('AuditEntry', '"subjectId" IN ($1, $2)');
  return parts.join('\n');
}

describe('a copy of what is kept', () => {
  it('holds profile, bookings, payments, mails and consents, and is audited', async () => {
    const result = await exportCustomer(mine.ctx, { id: customerId });
    if (!result.ok) throw new Error(result.detail);
    expect(result.fileName).toBe(`customer-${customerId}.json`);
    expect(JSON.parse(result.json)).toMatchObject({
      profile: {
        name: 'Cara Customer',
        email: `${booking.id}@example.test`,
        phone: '0151',
        notes: 'secret-mark',
      },
      bookings: [
        {
          reference: booking.reference,
          start: expect.stringMatching(/^2025-03-\d\dT10:00:00.000Z$/),
          notes: 'secret-mark',
        },
      ],
      payments: expect.arrayContaining([
        expect.objectContaining({ kind: 'payment', amountCents: 6000, currency: 'GBP' }),
      ]),
      mails: [{ kind: 'booking_confirmed', recipient: `${booking.id}@example.test` }],
      consents: [{ booking: booking.reference }],
    });
    expect(
      await run(
        `SELECT "actorId" FROM "AuditEntry" WHERE "subjectId" = $1 AND "action" = 'customer.exported'`,
        [customerId],
      ),
    ).toEqual([{ actorId: mine.ownerId }]);
  });

  it('is not there for another business', async () => {
    expect(await exportCustomer(other.ctx, { id: customerId })).toMatchObject({
      ok: false,
      reason: 'not_found',
    });
  });
});

describe('forgetting a customer', () => {
  it('takes the person out of every row, and leaves the money', async () => {
    const [before] = await run('SELECT "manageVersion" v FROM "Booking" WHERE "id" = $1', [booking.id]);
    expect(await all()).toMatch(person);
    expect(await eraseCustomer(mine.ctx, { id: customerId })).toEqual({ ok: true, bookings: 1 });
    expect(await all()).not.toMatch(person);

    expect(
      await run('SELECT "amountCents", "stripePaymentIntentId" p FROM "Payment" WHERE "bookingId" = $1', [
        booking.id,
      ]),
    ).toEqual([{ amountCents: 6000, p: `pi_${booking.id}` }]);
    const [after] = await run('SELECT "manageVersion" v, "totalCents" FROM "Booking" WHERE "id" = $1', [
      booking.id,
    ]);
    // The links that were sent stop working.
    expect(after).toEqual({ v: before.v + 1, totalCents: 6000 });
    const history = await run(
      `SELECT "actorName", "action", "after" FROM "AuditEntry" WHERE "subjectId" IN ($1, $2) ORDER BY "action"`,
      [booking.id, customerId],
    );
    expect(history).toEqual([
      { actorName: '', action: 'booking.canceled', after: { refundCents: 100 } },
      { actorName: 'Olive Owner', action: 'booking.noted', after: {} },
      { actorName: 'Olive Owner', action: 'customer.erased', after: { bookings: 1 } },
    ]);
  });

  it('changes nothing more the second time', async () => {
    await eraseCustomer(mine.ctx, { id: customerId });
    const once = await all();
    expect(await eraseCustomer(mine.ctx, { id: customerId })).toEqual({ ok: true, bookings: 0 });
    expect(await all()).toBe(once);
  });

  it('lets the same person come back as somebody new', async () => {
    const email = `${booking.id}@example.test`;
    await eraseCustomer(mine.ctx, { id: customerId });
    await run(
      `INSERT INTO "Customer" ("id","tenantId","email","name") VALUES (gen_random_uuid(),$1,$2,'Cara')`,
      [mine.ctx.tenantId, email],
    );
  });

  const refusals: [string, string, RegExp][] = [
    [
      'a booking stands',
      `UPDATE "Booking" SET "status" = 'CONFIRMED' WHERE "id" = $1`,
      /still have a booking.*2025-03/,
    ],
    ['a hold stands', `UPDATE "Booking" SET "status" = 'PENDING' WHERE "id" = $1`, /still have a booking/],
    [
      'a payment is open',
      `INSERT INTO "Checkout" ("id","tenantId","bookingId","purpose","attempt","status","amountCents","feeCents","currency")
         SELECT gen_random_uuid(), "tenantId", "id", 'BALANCE', 1, 'OPEN', 100, 0, 'GBP' FROM "Booking" WHERE "id" = $1`,
      /payment of theirs is still open/,
    ],
    [
      'a refund failed',
      `INSERT INTO "Refund" ("id","tenantId","bookingId","paymentId","amountCents","currency","reason","status")
         SELECT gen_random_uuid(), "tenantId", "bookingId", "id", 1, 'GBP', 'GOODWILL', 'FAILED' FROM "Payment" WHERE "bookingId" = $1`,
      /refund of theirs is not through/,
    ],
    [
      'the bank has questioned a payment',
      `INSERT INTO "Dispute" ("id","tenantId","bookingId","paymentId","stripeDisputeId","amountCents","currency","openedAt")
         SELECT gen_random_uuid(), "tenantId", "bookingId", "id", 'dp_' || "id", 1, 'GBP', now() FROM "Payment" WHERE "bookingId" = $1`,
      /bank has questioned/,
    ],
    [
      'not all is paid',
      `UPDATE "Booking" SET "totalCents" = 9000 WHERE "id" = $1`,
      /Not all of what they booked is paid/,
    ],
  ];
  it.each(refusals)('is refused while %s', async (_, sql, reason) => {
    await run(sql, [booking.id]);
    const before = await all();
    expect(await eraseCustomer(mine.ctx, { id: customerId })).toEqual({
      ok: false,
      reason: 'not_allowed',
      detail: expect.stringMatching(reason),
    });
    expect(await all()).toBe(before);
  });

  it('is not there for another business', async () => {
    const before = await all();
    expect(await eraseCustomer(other.ctx, { id: customerId })).toMatchObject({
      ok: false,
      reason: 'not_found',
    });
    expect(await all()).toBe(before);
  });
});

describe('what time takes', () => {
  it('forgets customers, mails and visitors when their time is over, and no sooner', async () => {
    const { customerYears, mailMonths, visitorDays } = personalDataRetention;
    await run(
      `DELETE FROM "Customer" c WHERE NOT EXISTS (SELECT 1 FROM "Booking" WHERE "customerId" = c."id")`,
    );
    await run(`UPDATE "Customer" SET "createdAt" = now() - make_interval(years => $1 + 1)`, [customerYears]);
    await run(
      `UPDATE "Booking" SET "visitor" = 'hash', "createdAt" = now() - make_interval(days => $1, mins => -5)`,
      [visitorDays],
    );
    await run(`UPDATE "Mail" SET "createdAt" = now() - make_interval(months => $1, mins => -5)`, [
      mailMonths,
    ]);
    // Their last booking is not that long ago.
    expect(await findForgottenCustomers(customerYears, 10)).toEqual([]);
    expect(await sweepPersonalData()).toMatchObject({ forgotten: { done: 0 }, removed: 0 });

    await run(
      `UPDATE "Booking" SET "startTime" = now() - make_interval(years => $2, days => 1, hours => 1),
          "endTime" = now() - make_interval(years => $2, days => 1), "createdAt" = now() - make_interval(days => $3, mins => 5)
        WHERE "id" = $1`,
      [booking.id, customerYears, visitorDays],
    );
    await run(
      `UPDATE "Mail" SET "createdAt" = now() - make_interval(months => $2, mins => 5) WHERE "bookingId" = $1`,
      [booking.id, mailMonths],
    );
    // A day in which there was no time for it.
    expect(await sweepPersonalData(0)).toMatchObject({ forgotten: { done: 0, failed: 0 }, removed: 0 });
    const swept = await sweepPersonalData();
    expect(swept).toMatchObject({ forgotten: { done: 1, failed: 0 }, removed: 2 });
    expect(await all()).not.toMatch(person);
    expect(await run('SELECT 1 FROM "Mail" WHERE "bookingId" = $1', [booking.id])).toEqual([]);
    expect(await run('SELECT "visitor" FROM "Booking" WHERE "id" = $1', [booking.id])).toEqual([
      { visitor: null },
    ]);
  });
});
