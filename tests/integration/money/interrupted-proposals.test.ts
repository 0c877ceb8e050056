import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carryingOut, type TenantContext } from '@/lib/data/connection/tenant-context';
import { readAbsence } from '@/lib/usecases/absences/read';
import { bookByPhone } from '@/lib/usecases/bookings/book-by-phone';
import { cancelBooking } from '@/lib/usecases/bookings/cancel';
import { confirmToolProposal } from '@/lib/usecases/proposals/answer';
import { readToolProposal } from '@/lib/usecases/proposals/read';
import { listResources } from '@/lib/usecases/resources/read';
import { sweepMinute } from '@/lib/usecases/sweep/minute';
import { callTool } from '@/lib/usecases/tools/call-tool';
import { bella } from '@/prisma/demo/bella';
import { member } from './members';
import { book, inDays, read, sessionOf, startWorld, type World } from './world';

/**
 * A proposal that was confirmed and whose process ended: what it did is told to the letter, for each change is noted on it
 * in the change's own transaction. `faults/proposals` kills a real process at these moments.
 */
let world: World;
let system: TenantContext;
let owner: Awaited<ReturnType<typeof member>>;
beforeAll(async () => {
  world = await startWorld();
  system = await world.tenant(bella);
  owner = await member(world, system.tenantId, 'OWNER');
});
afterAll(() => world.close());

let day = 150;
async function booked(date = inDays(day++)) {
  const made = await book(system, {
    package: 'classic-day',
    date,
    customer: { name: 'Ann Example', email: 'ann@example.com', address: '1 Example Lane, Lenox, MA' },
  });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await world.quiet();
  return made.id;
}
async function proposed(name: string, input: object) {
  const answer = await callTool(owner, { name, input, via: 'assistant' });
  if (!answer.ok || answer.kind !== 'proposed') throw new Error(JSON.stringify(answer));
  const { id, edition } = answer.proposal;
  return { id, edition };
}
const cancelling = async () => {
  const bookingId = await booked();
  return {
    bookingId,
    click: await proposed('booking-cancel', { bookingId, by: 'business', reason: 'Rain' }),
  };
};
const statusOf = async (bookingId: string) => (await read(system, bookingId)).status;
const now = (id: string) => readToolProposal(owner, { id });

/** What a process leaves behind that ends right after the click. */
const clicked = (id: string) =>
  world.sql(
    `UPDATE "Proposal" SET "status" = 'RUNNING', "answeredById" = $2, "answeredByName" = 'Olive', "answeredAt" = now()
      WHERE "id" = $1`,
    [id, owner.actor.id],
  );
const later = (id: string) =>
  world.sql(`UPDATE "Proposal" SET "answeredAt" = now() - interval '3 minutes' WHERE "id" = $1`, [id]);
async function swept(id: string) {
  await later(id);
  await sweepMinute(2_000);
  return now(id);
}
const mailed = async () =>
  (await world.control.mails(owner.email))
    .filter(({ subject }) => subject === 'A proposal was interrupted while it was done')
    .map(({ text }) => text);

/** While `work` runs, every statement that a trigger of `table` sees with `condition` fails. */
async function failing(table: string, when: string, condition: string, work: () => Promise<unknown>) {
  await world.sql(
    `CREATE OR REPLACE FUNCTION fail_here() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'gone'; END $$`,
  );
  await world.sql(
    `CREATE TRIGGER fail_here BEFORE ${when} ON "${table}" FOR EACH ROW WHEN (${condition}) EXECUTE FUNCTION fail_here()`,
  );
  try {
    await work();
  } finally {
    await world.sql(`DROP TRIGGER fail_here ON "${table}"`);
  }
}

describe('a proposal whose process ended', () => {
  it('before anything was done is ended as not done, and its people hear of it', async () => {
    const { bookingId, click } = await cancelling();
    await clicked(click.id);
    // It may well be at work still.
    await sweepMinute(2_000);
    expect(await now(click.id)).toMatchObject({ state: 'RUNNING' });
    expect(await swept(click.id)).toMatchObject({
      state: 'REFUSED',
      outcome: expect.stringContaining('Nothing was changed'),
    });
    expect(await statusOf(bookingId)).toBe('CONFIRMED');
    await world.quiet();
    expect((await mailed()).join()).toMatch(/Cancel a booking.*Nothing was changed/s);
    const [entry] = await world.sql<{ after: unknown }>(
      `SELECT "after" FROM "AuditEntry" WHERE "action" = 'proposal.interrupted' AND "subjectId" = $1`,
      [click.id],
    );
    expect(entry?.after).toEqual({ operation: 'booking.cancel', via: 'assistant', left: 'REFUSED' });
  });

  it('after it was done is ended as done', async () => {
    const { bookingId, click } = await cancelling();
    // The process ends between the operation's commit and the note of its answer: neither writes any more.
    await failing('Proposal', 'UPDATE', `NEW."status" <> 'RUNNING'`, () =>
      expect(confirmToolProposal(owner, click)).rejects.toThrow(),
    );
    expect(await statusOf(bookingId)).toBe('CANCELED');
    expect(await now(click.id)).toMatchObject({ state: 'RUNNING' });
    expect(await swept(click.id)).toMatchObject({
      state: 'DONE',
      outcome: expect.stringMatching(/^Done, all/),
    });
    await world.quiet();
    expect((await mailed()).join()).toContain('Done, all of it');
  });

  it('is told once, however many sweeps find it at once', async () => {
    const { click } = await cancelling();
    await clicked(click.id);
    await later(click.id);
    const before = (await mailed()).length;
    await Promise.all([sweepMinute(2_000), sweepMinute(2_000), sweepMinute(2_000)]);
    await world.quiet();
    expect((await mailed()).length).toBe(before + 1);
  });

  it('does nothing more once it was ended, should it still be at work', async () => {
    const { bookingId, click } = await cancelling();
    await clicked(click.id);
    await swept(click.id);
    const late = carryingOut(owner, click.id);
    const answer = await cancelBooking(late, { bookingId, by: 'business', reason: 'Rain' });
    expect(answer).toMatchObject({
      ok: false,
      reason: 'conflict',
      detail: expect.stringContaining('too long'),
    });
    expect(await statusOf(bookingId)).toBe('CONFIRMED');
    const date = inDays(day++);
    const customer = { name: 'Bea Example', email: `${randomUUID()}@example.com` };
    const booking = { package: 'classic-day', date, customer };
    expect(
      await bookByPhone(late, bookByPhone.facts.input.parse({ booking, payment: 'LATER' })),
    ).toMatchObject({
      ok: false,
      reason: 'conflict',
    });
    expect(await world.sql(`SELECT 1 FROM "Booking" WHERE "contactEmail" = $1`, [customer.email])).toEqual(
      [],
    );
  });

  it('in the middle of several steps says what was done of them', async () => {
    const date = inDays(day++);
    const bookingId = await booked(date);
    const { resourceIds } = await read(system, bookingId);
    const resources = await listResources(owner);
    const resourceId = resources.find(({ id }) => resourceIds.includes(id))?.id ?? '';
    const seen = await readAbsence(owner, { resourceId, date });
    if (!seen.ok) throw new Error(seen.detail);
    const bookings = seen.rows.map(({ id, version, refundCents }) => ({
      bookingId: id,
      version,
      choice: { do: 'cancel', refundCents },
    }));
    const click = await proposed('absence-record', { resourceId, date, reason: 'Ill', bookings });
    await failing('Booking', 'UPDATE', `NEW."status" = 'CANCELED'`, () =>
      expect(confirmToolProposal(owner, click)).rejects.toThrow(),
    );
    expect(await statusOf(bookingId)).toBe('CONFIRMED');
    expect(await now(click.id)).toMatchObject({
      state: 'INTERRUPTED',
      outcome: 'Done: the day was closed. The rest was not: please look, and ask for it again.',
    });
    // Whoever clicked has read it on the page.
    await world.quiet();
    expect((await mailed()).join()).not.toContain('the day was closed');
  });

  it('while it books by phone says whether the booking was made', async () => {
    const customer = { name: 'Cea Example', email: 'cea@example.com' };
    const booking = { package: 'classic-day', date: inDays(day++), customer };
    const click = await proposed('booking-create_by_phone', { booking, payment: 'CASH' });
    await failing('Payment', 'INSERT', 'true', () =>
      expect(confirmToolProposal(owner, click)).rejects.toThrow(),
    );
    expect(await now(click.id)).toMatchObject({
      state: 'INTERRUPTED',
      outcome: expect.stringContaining('Done: the booking was made. The rest'),
    });
  });
});

it('is noted of every change that a confirmation made', async () => {
  const bookingId = await booked();
  for (const [name, input] of [
    ['booking-move', { bookingId, by: 'business', date: inDays(day++) }],
    ['payment-refund', { bookingId, amountCents: 1_000 }],
    ['payment-record', { bookingId, amountCents: 500, method: 'CASH' }],
    ['booking-send_link', { bookingId }],
    ['business-save', { name: 'Bella & Co' }],
  ] as const) {
    const click = await proposed(name, input);
    expect(await confirmToolProposal(owner, click)).toMatchObject({ ok: true });
    const [row] = await world.sql<{ did: unknown[] }>(`SELECT "did" FROM "Proposal" WHERE "id" = $1`, [
      click.id,
    ]);
    expect([name, row?.did.length]).toEqual([name, expect.any(Number)]);
    expect(row?.did.length).toBeGreaterThan(0);
  }
  await world.quiet();
});
