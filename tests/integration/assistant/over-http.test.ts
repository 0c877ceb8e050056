import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { keys } from '@/tests/integration/api/client';
import { sessionCookie } from '@/tests/integration/api/server-actions';
import { act } from '@/tests/integration/programs/program';
import { startApp, type TestApp } from '@/tests/support/app';
import { calls } from './world';

/**
 * Conversations as the panel has them: its own route, the real tools, the scripted model, the clicks as the office's page
 * sends them. Of each, the rows that it must leave behind, before the click and after it. `rows` has more of one call each,
 * in process.
 */
let app: TestApp;
let database: pg.Client;
const cookies = { owner: '', staff: '' };
let tenantId: string;
const ids: Record<string, string> = {};
let bookings: string[] = [];

beforeAll(async () => {
  app = await startApp({
    RATE_LIMIT_ASSISTANT_PER_5_MIN: '100000',
    RATE_LIMIT_OFFICE_PER_15_MIN: '100000',
    RATE_LIMIT_PUBLIC_PER_15_MIN: '100000',
    ASSISTANT_MONTHLY_TOKENS: '100000000',
  });
  database = new pg.Client({ connectionString: app.database.directUrl });
  await database.connect();
  const first = async (sql: string) => (await database.query(sql, [tenantId])).rows[0]?.id ?? '';
  tenantId = (await database.query(`SELECT "id" FROM "Tenant" WHERE "slug" = 'bella-weddings'`)).rows[0].id;
  await database.query(
    `WITH person AS (
       INSERT INTO "User" ("id", "email", "name", "passwordHash", "updatedAt")
         VALUES (gen_random_uuid(), 'sam@bella.test', 'Sam Staff', 'x', now()) RETURNING "id")
     INSERT INTO "Member" ("id", "tenantId", "userId", "role") SELECT gen_random_uuid(), $1, "id", 'STAFF' FROM person`,
    [tenantId],
  );
  cookies.owner = await sessionCookie(app, 'owner@bella-weddings.test');
  cookies.staff = await sessionCookie(app, 'sam@bella.test');
  for (const table of ['Package', 'Segment', 'AddOn', 'Service', 'Schedule', 'Customer'])
    ids[table] = await first(`SELECT "id" FROM "${table}" WHERE "tenantId" = $1 ORDER BY "id" LIMIT 1`);
  ids.Resource = await first(
    `SELECT "id" FROM "Resource" WHERE "tenantId" = $1 AND "kind" <> 'QUOTA' ORDER BY "id" LIMIT 1`,
  );
  bookings = await Promise.all([6, 9, 12, 15, 18].map((date) => paid(free(8, date))));
});
afterAll(async () => {
  await database?.end();
  await app?.close();
});
beforeEach(() => app.cloud.reset());

/** A wedding whose deposit is paid by card. */
async function paid(date: string): Promise<string> {
  const answer = await fetch(`${app.url}/api/v1/bookings`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${keys.bella.sk}`,
      'idempotency-key': `wedding-${date}`,
    },
    body: JSON.stringify({
      package: 'elopement',
      date,
      customer: { name: 'Ann Example', email: 'ann@example.com', address: '1 Example Lane, Lenox, MA' },
    }),
  });
  const made = await answer.json();
  expect(answer.status, JSON.stringify(made)).toBe(201);
  await app.cloud.pay(new URL(made.checkoutUrl).pathname.split('/').at(-1) ?? '');
  await vi.waitFor(async () => {
    const { rows } = await database.query('SELECT "status" FROM "Booking" WHERE "id" = $1', [made.id]);
    expect(rows).toEqual([{ status: 'CONFIRMED' }]);
  }, 20_000);
  return made.id;
}

/** The booking of a conversation; several may share one, and go on with what the earlier have left. */
const booking = (at: number) => bookings[at] ?? '';
const nobody = '0199f000-0000-7000-8000-000000000001';

type Ends = 'read' | 'done' | 'proposed' | 'failed';
type Talk = {
  says: string;
  by?: keyof typeof cookies;
  /** What the model calls, one after the other, and how each ends. */
  calls: [tool: string, input: () => object, ends: Ends][];
  /** The person's click on the last that waits or can be taken back. */
  click?: 'confirm' | 'decline' | 'undo';
  /** A count (the business is $1, the booking $2) and by how much it grows: by the conversation, then by the click. */
  leaves: [sql: string, booking: number, byTalk: number, byClick?: number][];
};

const n = {
  canceled: `SELECT count(*)::int AS n FROM "Booking" WHERE "tenantId" = $1 AND "id" = $2 AND "status" = 'CANCELED'`,
  refunds: `SELECT count(*)::int AS n FROM "Refund" WHERE "tenantId" = $1 AND "bookingId" = $2`,
  payments: `SELECT count(*)::int AS n FROM "Payment" WHERE "tenantId" = $1 AND "bookingId" = $2`,
  mails: `SELECT count(*)::int AS n FROM "Mail" WHERE "tenantId" = $1 AND "bookingId" = $2`,
  moved: `SELECT "rescheduleCount" AS n FROM "Booking" WHERE "tenantId" = $1 AND "id" = $2`,
  waiting: `SELECT count(*)::int AS n FROM "Proposal" WHERE "tenantId" = $1 AND $2::uuid IS NOT NULL AND "status" = 'WAITING'`,
  done: `SELECT count(*)::int AS n FROM "Proposal" WHERE "tenantId" = $1 AND $2::uuid IS NOT NULL AND "status" = 'DONE'`,
  bookings: `SELECT count(*)::int AS n FROM "Booking" WHERE "tenantId" = $1 AND $2::uuid IS NOT NULL`,
  closed: `SELECT count(*)::int AS n FROM "Blackout" WHERE "tenantId" = $1 AND $2::uuid IS NOT NULL`,
  noted: `SELECT count(*)::int AS n FROM "Booking" WHERE "tenantId" = $1 AND "id" = $2 AND "officeNotes" = 'Two cameras'`,
  calls: `SELECT count(*)::int AS n FROM "ToolCall" WHERE "tenantId" = $1 AND $2::uuid IS NOT NULL AND "via" = 'assistant'`,
};
const rowOf = (table: string, where: string) =>
  `SELECT count(*)::int AS n FROM "${table}" WHERE "tenantId" = $1 AND $2::uuid IS NOT NULL AND ${where}`;

const day = (date: string, more: object = {}) => ({
  id: null,
  resourceId: null,
  reason: 'Inventory',
  startDate: date,
  endDate: date,
  startMinute: null,
  endMinute: null,
  ...more,
});
const phone = (date: string, more: object, payment: string) => ({
  booking: {
    package: 'elopement',
    date,
    customer: {
      name: 'Phil Phone',
      email: `phil-${date}@example.com`,
      address: '1 Example Lane, Lenox, MA',
    },
    ...more,
  },
  payment,
});
const free = (months: number, date: number) =>
  new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() + months, date))
    .toISOString()
    .slice(0, 10);

const talks: Talk[] = [
  // Reads
  {
    says: 'Who comes, and what is owed?',
    calls: [
      ['booking-list', () => ({ limit: 5 }), 'read'],
      ['money-list_due', () => ({}), 'read'],
    ],
    leaves: [
      [n.calls, 0, 2],
      [n.waiting, 0, 0],
    ],
  },
  {
    says: 'What do we sell, and what are the extras?',
    calls: [
      ['package-list', () => ({}), 'read'],
      ['add_on-list', () => ({}), 'read'],
    ],
    leaves: [[n.calls, 0, 2]],
  },
  {
    says: 'When is somebody free?',
    calls: [
      [
        'availability-list_dates',
        () => ({ package: 'elopement', from: free(3, 1), to: free(3, 20) }),
        'read',
      ],
    ],
    leaves: [[n.calls, 0, 1]],
  },
  {
    says: 'What would a cancellation give back?',
    calls: [['booking-preview_cancel', () => ({ bookingId: booking(0), by: 'business' }), 'read']],
    leaves: [
      [n.calls, 0, 1],
      [n.canceled, 0, 0],
    ],
  },
  {
    says: 'Our policy and hours?',
    calls: [
      ['policy-read', () => ({}), 'read'],
      ['schedule-list', () => ({ from: '2026-01-01' }), 'read'],
    ],
    leaves: [[n.calls, 0, 2]],
  },
  // What can be taken back
  {
    says: 'Close the third of March',
    calls: [['blackout-save', () => day('2031-03-03'), 'done']],
    leaves: [[n.closed, 0, 1]],
  },
  {
    says: 'Close the fourth of March; no, take that back',
    calls: [['blackout-save', () => day('2031-03-04'), 'done']],
    click: 'undo',
    leaves: [[n.closed, 0, 1, -1]],
  },
  {
    says: 'Close two days at once',
    calls: [
      ['blackout-save', () => day('2031-04-03'), 'done'],
      ['blackout-save', () => day('2031-04-04', { resourceId: ids.Resource }), 'done'],
    ],
    leaves: [[n.closed, 0, 2]],
  },
  {
    says: 'Hide a package, and show it again by undo',
    calls: [['package-set_active', () => ({ id: ids.Package, active: false }), 'done']],
    click: 'undo',
    leaves: [[rowOf('Package', 'NOT "active"'), 0, 1, -1]],
  },
  {
    says: 'Another text for the package',
    calls: [['package-save', () => ({ id: ids.Package, summary: 'A quiet day' }), 'done']],
    leaves: [[rowOf('Package', `"summary" = 'A quiet day'`), 0, 1]],
  },
  {
    says: 'A segment for winter',
    calls: [
      [
        'segment-save',
        () => ({ id: null, name: 'Winter', slug: 'winter', description: '', image: '', active: true }),
        'done',
      ],
    ],
    leaves: [[rowOf('Segment', 'true'), 0, 1]],
  },
  {
    says: 'A segment for spring; no, take that back',
    calls: [
      [
        'segment-save',
        () => ({ id: null, name: 'Spring', slug: 'spring', description: '', image: '', active: true }),
        'done',
      ],
    ],
    click: 'undo',
    leaves: [[rowOf('Segment', 'true'), 0, 1, -1]],
  },
  {
    says: 'Rename the extra',
    calls: [['add_on-save', () => ({ id: ids.AddOn, name: 'Second pair of eyes' }), 'done']],
    leaves: [[rowOf('AddOn', `"name" = 'Second pair of eyes'`), 0, 1]],
  },
  {
    says: 'The service is called otherwise',
    calls: [['service-save', () => ({ id: ids.Service, name: 'A day with us' }), 'done']],
    click: 'undo',
    leaves: [[rowOf('Service', `"name" = 'A day with us'`), 0, 1, -1]],
  },
  {
    says: 'Other hours on one date, by the schedule’s override',
    calls: [
      [
        'schedule-save_override',
        () => ({
          scheduleId: ids.Schedule,
          date: '2031-05-05',
          periods: [{ startMinute: 600, endMinute: 900 }],
        }),
        'done',
      ],
    ],
    leaves: [[rowOf('ScheduleOverride', 'true'), 0, 1]],
  },
  {
    says: 'A new headline for the site',
    calls: [['site-save', () => ({ headline: 'Loud and quiet' }), 'done']],
    click: 'undo',
    leaves: [[rowOf('Site', `"headline" = 'Loud and quiet'`), 0, 1, -1]],
  },
  {
    says: 'A sentence in the policy',
    calls: [['policy-save', () => ({ note: 'Rain is fine.' }), 'done']],
    leaves: [[rowOf('Policy', `"note" = 'Rain is fine.'`), 0, 1]],
  },
  {
    says: 'A note on the booking',
    calls: [
      ['booking-read', () => ({ bookingId: booking(0) }), 'read'],
      ['booking-save_notes', () => ({ bookingId: booking(0), officeNotes: 'Two cameras' }), 'done'],
    ],
    leaves: [[n.noted, 0, 1]],
  },
  {
    says: 'A note about the customer',
    calls: [['customer-save', () => ({ id: ids.Customer, notes: 'Likes tea' }), 'done']],
    leaves: [[rowOf('Customer', `"notes" = 'Likes tea'`), 0, 1]],
  },
  // What waits for a click
  {
    says: 'Mail the link of the booking again',
    calls: [['booking-send_link', () => ({ bookingId: booking(0) }), 'proposed']],
    click: 'confirm',
    leaves: [
      [n.mails, 0, 0, 1],
      [n.done, 0, 0, 1],
    ],
  },
  {
    says: 'Mail the link of the booking; no',
    calls: [['booking-send_link', () => ({ bookingId: booking(0) }), 'proposed']],
    click: 'decline',
    leaves: [
      [n.mails, 0, 0, 0],
      [n.waiting, 0, 1, -1],
    ],
  },
  {
    says: 'Refund ten of the payment',
    calls: [['payment-refund', () => ({ bookingId: booking(0), amountCents: 1000 }), 'proposed']],
    click: 'confirm',
    leaves: [[n.refunds, 0, 0, 1]],
  },
  {
    says: 'They gave cash: record the payment',
    calls: [
      ['payment-record', () => ({ bookingId: booking(0), method: 'CASH', amountCents: 2000 }), 'proposed'],
    ],
    click: 'confirm',
    leaves: [[n.payments, 0, 0, 1]],
  },
  // Deposit × cash × refund × move × cancellation: all on one booking, in turn
  {
    says: 'Move that booking',
    calls: [
      ['booking-move', () => ({ bookingId: booking(0), by: 'business', date: free(11, 14) }), 'proposed'],
    ],
    click: 'confirm',
    leaves: [
      [
        `SELECT count(*)::int AS n FROM "Booking" WHERE "tenantId" = $1 AND "id" = $2 AND "date" = '${free(11, 14)}'`,
        0,
        0,
        1,
      ],
      [n.mails, 0, 0, 2],
    ],
  },
  {
    says: 'Cancel the booking that was paid, refunded and moved',
    calls: [
      ['booking-preview_cancel', () => ({ bookingId: booking(0), by: 'business' }), 'read'],
      ['booking-cancel', () => ({ bookingId: booking(0), by: 'business', reason: 'Rain' }), 'proposed'],
    ],
    click: 'confirm',
    leaves: [[n.canceled, 0, 0, 1]],
  },
  {
    says: 'Cancel it once more',
    calls: [['booking-cancel', () => ({ bookingId: booking(0), by: 'business' }), 'failed']],
    leaves: [[n.waiting, 0, 0]],
  },
  {
    says: 'Cancel as the customer wishes, by the policy',
    calls: [['booking-cancel', () => ({ bookingId: booking(1), by: 'customer', reason: 'Ill' }), 'proposed']],
    click: 'confirm',
    leaves: [[n.canceled, 1, 0, 1]],
  },
  {
    says: 'Cancel, no: decline it',
    calls: [['booking-cancel', () => ({ bookingId: booking(2), by: 'business' }), 'proposed']],
    click: 'decline',
    leaves: [[n.canceled, 2, 0, 0]],
  },
  {
    says: 'Cancel with all of it back, whatever the policy says',
    calls: [
      [
        'booking-cancel',
        () => ({ bookingId: booking(2), by: 'customer', reason: 'Agreed', overrideRefundCents: 15_000 }),
        'proposed',
      ],
    ],
    click: 'confirm',
    leaves: [
      [n.canceled, 2, 0, 1],
      [n.refunds, 2, 0, 1],
    ],
  },
  {
    says: 'Refund, then cancel the same booking: only the first is confirmed',
    calls: [
      ['booking-cancel', () => ({ bookingId: booking(3), by: 'business' }), 'proposed'],
      ['payment-refund', () => ({ bookingId: booking(3), amountCents: 500 }), 'proposed'],
    ],
    click: 'confirm',
    leaves: [
      [n.refunds, 3, 0, 1],
      [n.canceled, 3, 0, 0],
      [n.waiting, 3, 2, -1],
    ],
  },
  {
    says: 'Book somebody in by phone, who pays by cash',
    calls: [
      [
        'booking-create_by_phone',
        () => phone(free(9, 5), { addOns: [{ slug: 'album', quantity: 1 }] }, 'CASH'),
        'proposed',
      ],
    ],
    click: 'confirm',
    leaves: [
      [n.bookings, 0, 0, 1],
      [rowOf('Payment', `"method" = 'CASH'`), 0, 0, 1],
    ],
  },
  {
    says: 'Book somebody in by phone, who pays the deposit by a link',
    calls: [['booking-create_by_phone', () => phone(free(9, 8), {}, 'LINK'), 'proposed']],
    click: 'confirm',
    leaves: [
      [n.bookings, 0, 0, 1],
      [rowOf('Booking', `"status" = 'PENDING' AND "source" = 'OFFICE'`), 0, 0, 1],
    ],
  },
  {
    says: 'Book by phone on the day that was just taken',
    calls: [['booking-create_by_phone', () => phone(free(9, 5), {}, 'LATER'), 'proposed']],
    click: 'confirm',
    leaves: [[n.bookings, 0, 0, 0]],
  },
  {
    says: 'The package costs another price',
    calls: [['package-save', () => ({ id: ids.Package, priceCents: 123_400 }), 'proposed']],
    click: 'confirm',
    leaves: [[rowOf('Package', '"priceCents" = 123400'), 0, 0, 1]],
  },
  {
    says: 'Remove the segment for winter',
    calls: [['segment-list', () => ({}), 'read']],
    leaves: [[n.waiting, 0, 0]],
  },
  {
    says: 'Mails about bookings of this person go to somebody else: change the resource',
    calls: [['resource-save', () => ({ id: ids.Resource, email: 'new@example.com' }), 'proposed']],
    click: 'decline',
    leaves: [[rowOf('Resource', `"email" = 'new@example.com'`), 0, 0, 0]],
  },
  // Refusals, and some of both
  {
    says: 'Close a day backwards',
    calls: [['blackout-save', () => day('2031-03-03', { endDate: '2031-03-01' }), 'failed']],
    leaves: [[n.closed, 0, 0]],
  },
  {
    says: 'Cancel a booking that isn’t there',
    calls: [['booking-cancel', () => ({ bookingId: nobody, by: 'business' }), 'failed']],
    leaves: [[n.waiting, 0, 0]],
  },
  {
    says: 'Refund more than the payment was',
    calls: [['payment-refund', () => ({ bookingId: booking(4), amountCents: 99_999_999 }), 'failed']],
    leaves: [
      [n.refunds, 4, 0],
      [n.waiting, 4, 0],
    ],
  },
  {
    says: 'Move the booking to a day that was',
    calls: [
      ['booking-move', () => ({ bookingId: booking(4), by: 'business', date: '2020-01-01' }), 'failed'],
    ],
    leaves: [[n.moved, 4, 0]],
  },
  {
    says: 'A second segment with the address of the first',
    calls: [
      [
        'segment-save',
        () => ({ id: null, name: 'Winter', slug: 'winter', description: '', image: '', active: true }),
        'failed',
      ],
    ],
    leaves: [[rowOf('Segment', 'true'), 0, 0]],
  },
  {
    says: 'A field that confirms',
    calls: [['booking-cancel', () => ({ bookingId: booking(4), by: 'business', confirmed: true }), 'failed']],
    leaves: [[n.canceled, 4, 0]],
  },
  {
    says: 'Hide a package',
    by: 'staff',
    calls: [['package-set_active', () => ({ id: ids.Package, active: false }), 'failed']],
    leaves: [[rowOf('Package', 'NOT "active"'), 0, 0]],
  },
  {
    says: 'Refund ten of the payment',
    by: 'staff',
    calls: [['payment-refund', () => ({ bookingId: booking(4), amountCents: 1000 }), 'failed']],
    leaves: [[n.waiting, 4, 0]],
  },
  {
    says: 'Who comes? And note it',
    by: 'staff',
    calls: [
      ['booking-list', () => ({ limit: 3 }), 'read'],
      ['booking-save_notes', () => ({ bookingId: booking(4), officeNotes: 'Two cameras' }), 'done'],
    ],
    leaves: [[n.noted, 4, 1]],
  },
  {
    says: 'Close a day wrongly, then rightly, then cancel a booking',
    calls: [
      ['blackout-save', () => day('2031-08-03', { endDate: '2031-08-01' }), 'failed'],
      ['blackout-save', () => day('2031-08-03'), 'done'],
      ['booking-cancel', () => ({ bookingId: booking(4), by: 'business' }), 'proposed'],
    ],
    click: 'confirm',
    leaves: [
      [n.closed, 4, 1],
      [n.canceled, 4, 0, 1],
    ],
  },
];

type Step = { tool: string; state: string; line: string; proposalId?: string; undoId?: string };

/** One message to the panel's route, and the steps of its answer. */
async function say(text: string, cookie: string): Promise<Step[]> {
  const answer = await fetch(`${app.url}/api/assistant`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, origin: app.url },
    body: JSON.stringify({ conversationId: null, text, page: '/admin' }),
  });
  expect(answer.status).toBe(200);
  const steps = new Map<string, Step>();
  for (const event of (await answer.text()).split('\n\n')) {
    if (!event.includes('"data-step"')) continue;
    const { id, data } = JSON.parse(event.replace('data: ', ''));
    steps.set(id, data);
  }
  return [...steps.values()];
}

async function clicks(click: NonNullable<Talk['click']>, steps: Step[], cookie: string) {
  if (click === 'undo') {
    const id = steps.findLast(({ undoId }) => undoId)?.undoId;
    return act(app, 'undoAction', { id }, cookie);
  }
  const id = steps.findLast(({ proposalId }) => proposalId)?.proposalId;
  const read = await act(app, 'readProposalAction', { id }, cookie);
  const edition = (read?.proposal as { edition: string } | undefined)?.edition ?? '';
  return act(
    app,
    click === 'confirm' ? 'confirmProposalAction' : 'declineProposalAction',
    { id, edition },
    cookie,
  );
}

const count = async (sql: string, at: number) =>
  Number((await database.query(sql, [tenantId, booking(at)])).rows[0]?.n ?? 0);
const counts = ({ leaves }: Talk) => Promise.all(leaves.map(([sql, at]) => count(sql, at)));

it('are forty at least, each of its own', () => {
  expect(talks.length).toBeGreaterThanOrEqual(40);
  expect(new Set(talks.map((talk) => `${talk.says} ${talk.by}`)).size).toBe(talks.length);
});

it.each(talks.map((talk) => [`${talk.says}${talk.by ? ` (${talk.by})` : ''}`, talk] as const))(
  '%s',
  async (_, talk) => {
    const cookie = cookies[talk.by ?? 'owner'];
    await app.cloud.assistantTurns([
      ...talk.calls.map(([tool, input]) => calls(tool, input())),
      { text: 'So it is.' },
    ]);
    const before = await counts(talk);
    const recorded = await count(n.calls, 0);
    // The words of the tools, by which they are among those that the model is offered.
    const words = talk.calls.map(([tool]) => tool.replaceAll(/[-_]/g, ' ')).join(', ');
    const steps = await say(`${talk.says} (${words})`, cookie);
    expect(
      steps.map(({ state, proposalId, undoId, line }) => [state, Boolean(proposalId), Boolean(undoId), line]),
    ).toEqual(
      talk.calls.map(([, , ends]) => [
        ends === 'failed' ? 'failed' : 'done',
        ends === 'proposed',
        ends === 'done',
        expect.any(String),
      ]),
    );
    // Reads are on record a moment later; a tool that isn't offered to somebody is none that was called.
    const known = recorded + talk.calls.filter(([, , ends]) => ends !== 'failed').length;
    await vi.waitFor(async () => expect(await count(n.calls, 0)).toBeGreaterThanOrEqual(known), 10_000);
    const grown = (now: number[], was: number[]) => now.map((each, at) => each - (was[at] ?? 0));
    const said = await counts(talk);
    expect(grown(said, before)).toEqual(talk.leaves.map(([, , byTalk]) => byTalk));
    if (!talk.click) return;
    const clicked = await clicks(talk.click, steps, cookie);
    // A refund of before was sent meanwhile: the person looks at what it would do now, and says yes to that.
    const isOfMoney = talk.calls.some(([tool]) => /^(booking|payment)-/.test(tool));
    if (clicked?.code === 'conflict' && isOfMoney) await clicks(talk.click, steps, cookie);
    expect(grown(await counts(talk), said)).toEqual(talk.leaves.map(([, , , byClick = 0]) => byClick));
  },
);
