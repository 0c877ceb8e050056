import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { MemberRole } from '@/lib/domain/permissions';
import { calls, openWorld, type World } from './world';

/** Conversations and the rows that they must leave behind. Each begins with what the model calls, whatever it was told. */
let world: World;
let ids: Record<'booking' | 'customer' | 'package' | 'segment' | 'resource', string>;
beforeAll(async () => {
  world = await openWorld();
  const one = async (sql: string) => (await world.rows<{ id: string }>(sql, [world.tenantId]))[0]?.id ?? '';
  ids = {
    booking: await one(
      `SELECT "id" FROM "Booking" WHERE "tenantId" = $1 AND "status" = 'CONFIRMED'
          AND "date" > now() + interval '20 days' ORDER BY "date" DESC LIMIT 1`,
    ),
    customer: await one(`SELECT "id" FROM "Customer" WHERE "tenantId" = $1 ORDER BY "id" LIMIT 1`),
    package: await one(`SELECT "id" FROM "Package" WHERE "tenantId" = $1 ORDER BY "id" LIMIT 1`),
    segment: await one(`SELECT "id" FROM "Segment" WHERE "tenantId" = $1 ORDER BY "id" LIMIT 1`),
    resource: await one(
      `SELECT "id" FROM "Resource" WHERE "tenantId" = $1 AND "kind" <> 'QUOTA' ORDER BY "id" LIMIT 1`,
    ),
  };
});
afterAll(() => world?.close());
beforeEach(() => world.model.reset());

const closed = (more: object = {}) => ({
  id: null,
  resourceId: null,
  reason: 'Inventory',
  startDate: '2031-03-03',
  endDate: '2031-03-03',
  startMinute: null,
  endMinute: null,
  ...more,
});
const segment = { id: null, name: 'Winter', slug: 'winter', description: '', image: '', active: true };
const nobody = '0199f000-0000-7000-8000-000000000001';

/** `done` and `proposed` change or add the row of `leaves`; `failed` and `read` leave everything as it is. */
type Case = {
  says: string;
  role?: MemberRole;
  calls: [tool: string, input: () => object];
  ends: 'read' | 'done' | 'proposed' | 'failed';
  /** SQL of a count, of which the business is $1, and by how much it grows. */
  leaves?: [sql: string, by: number];
};

const count = {
  closed: `SELECT count(*)::int AS n FROM "Blackout" WHERE "tenantId" = $1`,
  hidden: `SELECT count(*)::int AS n FROM "Package" WHERE "tenantId" = $1 AND NOT "active"`,
  segments: `SELECT count(*)::int AS n FROM "Segment" WHERE "tenantId" = $1`,
  noted: `SELECT count(*)::int AS n FROM "Booking" WHERE "tenantId" = $1 AND "officeNotes" = 'Bring the long lens'`,
  known: `SELECT count(*)::int AS n FROM "Customer" WHERE "tenantId" = $1 AND "notes" = 'Likes tea'`,
  waiting: `SELECT count(*)::int AS n FROM "Proposal" WHERE "tenantId" = $1 AND "status" = 'WAITING'`,
};

const cases: Case[] = [
  { says: 'Who comes?', calls: ['booking-list', () => ({ limit: 5 })], ends: 'read' },
  { says: 'Show me this booking', calls: ['booking-read', () => ({ bookingId: ids.booking })], ends: 'read' },
  {
    says: 'What would a cancellation give back?',
    calls: ['booking-preview_cancel', () => ({ bookingId: ids.booking, by: 'business' })],
    ends: 'read',
  },
  { says: 'Who is this customer?', calls: ['customer-read', () => ({ id: ids.customer })], ends: 'read' },
  { says: 'What waits?', calls: ['money-list_due', () => ({})], ends: 'read' },
  { says: 'Which packages are there?', calls: ['package-list', () => ({})], ends: 'read' },
  {
    says: 'When are we closed?',
    calls: ['blackout-list', () => ({ from: '2026-01-01', search: '', cursor: null })],
    ends: 'read',
  },
  {
    says: 'Close the third of March',
    calls: ['blackout-save', () => closed()],
    ends: 'done',
    leaves: [count.closed, 1],
  },
  {
    says: 'Ana is away on that day',
    calls: ['blackout-save', () => closed({ resourceId: ids.resource })],
    ends: 'done',
    leaves: [count.closed, 1],
  },
  {
    says: 'Hide this package',
    calls: ['package-set_active', () => ({ id: ids.package, active: false })],
    ends: 'done',
    leaves: [count.hidden, 1],
  },
  {
    says: 'Show this package again',
    calls: ['package-set_active', () => ({ id: ids.package, active: true })],
    ends: 'done',
    leaves: [count.hidden, -1],
  },
  {
    says: 'Add a segment for winter',
    calls: ['segment-save', () => segment],
    ends: 'done',
    leaves: [count.segments, 1],
  },
  {
    says: 'Note on the booking: bring the long lens',
    calls: ['booking-save_notes', () => ({ bookingId: ids.booking, officeNotes: 'Bring the long lens' })],
    ends: 'done',
    leaves: [count.noted, 1],
  },
  {
    says: 'Note about the customer: likes tea',
    calls: ['customer-save', () => ({ id: ids.customer, notes: 'Likes tea' })],
    ends: 'done',
    leaves: [count.known, 1],
  },
  {
    says: 'Cancel the booking',
    calls: ['booking-cancel', () => ({ bookingId: ids.booking, by: 'business' })],
    ends: 'proposed',
    leaves: [count.waiting, 1],
  },
  {
    says: 'Cancel the booking',
    role: 'STAFF',
    calls: ['booking-cancel', () => ({ bookingId: ids.booking, by: 'business' })],
    ends: 'proposed',
    leaves: [count.waiting, 1],
  },
  {
    says: 'Send the customer their link of the booking',
    calls: ['booking-send_link', () => ({ bookingId: ids.booking })],
    ends: 'proposed',
    leaves: [count.waiting, 1],
  },
  {
    says: 'Another segment with that address',
    calls: ['segment-save', () => segment],
    ends: 'failed',
    leaves: [count.segments, 0],
  },
  {
    says: 'Close a day backwards',
    calls: ['blackout-save', () => closed({ endDate: '2031-03-01' })],
    ends: 'failed',
    leaves: [count.closed, 0],
  },
  {
    says: 'Hide a package of somebody else',
    calls: ['package-set_active', () => ({ id: nobody, active: false })],
    ends: 'failed',
    leaves: [count.hidden, 0],
  },
  {
    says: 'Cancel a booking that isn’t there',
    calls: ['booking-cancel', () => ({ bookingId: nobody, by: 'business' })],
    ends: 'failed',
    leaves: [count.waiting, 0],
  },
  {
    says: 'Give back more than was paid, as a refund of a payment',
    calls: ['payment-refund', () => ({ bookingId: ids.booking, amountCents: 99_999_999 })],
    ends: 'failed',
    leaves: [count.waiting, 0],
  },
  {
    says: 'Hide this package',
    role: 'STAFF',
    calls: ['package-set_active', () => ({ id: ids.package, active: false })],
    ends: 'failed',
    leaves: [count.hidden, 0],
  },
  {
    says: 'Close the shop',
    role: 'STAFF',
    calls: ['blackout-save', () => closed()],
    ends: 'failed',
    leaves: [count.closed, 0],
  },
  {
    says: 'Refund ten, payment of the booking',
    role: 'STAFF',
    calls: ['payment-refund', () => ({ bookingId: ids.booking, amountCents: 1000 })],
    ends: 'failed',
    leaves: [count.waiting, 0],
  },
];

it.each(cases.map((each) => [`${each.says} (${each.role ?? 'OWNER'}): ${each.ends}`, each] as const))(
  '%s',
  async (_, each) => {
    const {
      says,
      role = 'OWNER',
      calls: [tool, input],
      ends,
      leaves: [sql, by] = [count.closed, 0],
    } = each;
    const n = async () => Number((await world.rows<{ n: number }>(sql, [world.tenantId]))[0]?.n);
    const before = await n();
    await world.model.assistantTurns([calls(tool, input()), { text: 'So it is.' }]);
    const said = await world.sayAs(world.as(role), says);
    const [step] = said.steps;
    expect(step?.line).toEqual(expect.any(String));
    expect(step?.state).toBe(ends === 'failed' ? 'failed' : 'done');
    expect(step?.proposalId !== undefined).toBe(ends === 'proposed');
    expect(step?.undoId !== undefined).toBe(ends === 'done');
    expect(said.text).toBe('So it is.');
    expect((await n()) - before).toBe(by);
  },
);
