import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBooking } from '@/lib/data/bookings/bookings';
import { listServices } from '@/lib/data/catalogue/services';
import { addDays } from '@/lib/domain/local-date';
import { readAbsence } from '@/lib/usecases/absences/read';
import { recordAbsence } from '@/lib/usecases/absences/record';
import { saveBlackout } from '@/lib/usecases/blackouts/save';
import { createBooking } from '@/lib/usecases/bookings/create';
import { moveBooking } from '@/lib/usecases/bookings/move';
import { readTouched } from '@/lib/usecases/bookings/touched';
import { saveResource } from '@/lib/usecases/resources/save';
import { removeOverride, saveOverride } from '@/lib/usecases/schedules/save';
import { saveService } from '@/lib/usecases/services/save';
import { type Business, makeBusiness, type Office, openOffice } from './business';

let office: Office;
let mine: Business;
/** A Monday in two to three weeks. */
const monday = (() => {
  const today = new Date();
  const ahead = ((8 - today.getUTCDay()) % 7) + 14;
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + ahead))
    .toISOString()
    .slice(0, 10);
})();
const ben = randomUUID();
const at = (hour: number, date = monday) => `${date}T${String(hour).padStart(2, '0')}:00:00Z`;

beforeAll(async () => {
  office = await openOffice();
  mine = await makeBusiness(office, 'mine');
  const { tenantId } = mine.ctx;
  const run = (sql: string, values: unknown[]) => office.owner.query(sql, values);
  // In UTC, so that the test needs no summer time; open all week.
  await run(`UPDATE "Tenant" SET "timeZone" = 'UTC' WHERE "id" = $1`, [tenantId]);
  await run(`UPDATE "Schedule" SET "timeZone" = 'UTC' WHERE "tenantId" = $1`, [tenantId]);
  await run(`UPDATE "Policy" SET "paymentTiming" = 'CUSTOMER_CHOOSES' WHERE "tenantId" = $1`, [tenantId]);
  await run(
    `INSERT INTO "ScheduleHours" ("id","tenantId","scheduleId","weekday","startMinute","endMinute")
       SELECT gen_random_uuid(), $1, $2, day, 540, 1020 FROM generate_series(2, 7) day`,
    [tenantId, mine.scheduleId],
  );
  await run(
    `INSERT INTO "Resource" ("id","tenantId","slug","name","kind","scheduleId","updatedAt","position") VALUES ($1,$2,'ben','Ben','PERSON',$3,now(),1)`,
    [ben, tenantId, mine.scheduleId],
  );
  await run(
    `INSERT INTO "GroupResource" ("tenantId","groupId","resourceId","position") SELECT "tenantId","id",$2,1 FROM "ResourceGroup" WHERE "tenantId" = $1`,
    [tenantId, ben],
  );
  // Notice of three days: what is near can't be booked, but may be given to somebody else.
  await run(`UPDATE "Service" SET "noticeMinutes" = 60, "stepMinutes" = 60 WHERE "tenantId" = $1`, [
    tenantId,
  ]);
});
afterAll(() => office.close());

async function book(hour: number, more: { resource?: string; date?: string } = {}): Promise<string> {
  const { resource, date } = more;
  const made = await createBooking(
    mine.ctx,
    {
      package: 'massage',
      seats: 1,
      start: at(hour, date),
      addOns: [],
      ...(resource ? { resource } : {}),
      customer: { name: `At ${hour}`, email: `at-${hour}-${date ?? monday}@example.test` },
      arrangement: 'AT_APPOINTMENT',
    },
    { source: 'OFFICE', visitor: null, idempotency: null },
  );
  if (!made.ok) throw new Error(made.detail);
  return made.booking.id;
}

const noMoney = { do: 'cancel' as const, refundCents: 0 };

const closed = (values: object) => ({
  kind: 'closed' as const,
  values: {
    id: null,
    resourceId: null,
    reason: '',
    startDate: monday,
    endDate: monday,
    startMinute: null,
    endMinute: null,
    ...values,
  },
});
const touchedBy = async (change: Parameters<typeof readTouched>[1]['change']) => {
  const touched = await readTouched(mine.ctx, { change, listed: 0 });
  if (!touched.ok) throw new Error(touched.detail);
  const { total, rows } = touched;
  expect(total).toBe(rows.length);
  return rows;
};
const names = (rows: { contactName: string }[]) => rows.map(({ contactName }) => contactName);

describe('who is touched', () => {
  it('the office names somebody whom customers may not choose', async () => {
    const id = await book(9, { resource: 'ben' });
    expect((await readBooking(mine.ctx, id))?.resources.map(({ name }) => name)).toEqual(['Ben']);
  });

  it('by an hour that is closed: those in it, and nobody else of the day', async () => {
    for (const hour of [11, 13, 15]) await book(hour, { resource: 'ann' });
    const hold = await book(14, { resource: 'ann' });
    await office.owner.query(
      `UPDATE "Booking" SET "status" = 'PENDING', "holdExpiresAt" = now() + interval '20 minutes' WHERE "id" = $1`,
      [hold],
    );
    const change = closed({ startMinute: 780, endMinute: 870 });
    const rows = await touchedBy(change);
    expect(names(rows)).toEqual(['At 13', 'At 14']);
    expect(rows.map(({ held }) => held)).toEqual([false, true]);

    const saved = await saveBlackout(mine.ctx, change.values);
    expect(saved).toMatchObject({ ok: true, bookingsInside: 2 });
    if (!saved.ok) throw new Error();
    // Saved again, the list is there again.
    expect(names(await touchedBy(closed({ ...change.values, id: saved.id })))).toEqual(['At 13', 'At 14']);
    await office.owner.query(`DELETE FROM "Blackout" WHERE "tenantId" = $1`, [mine.ctx.tenantId]);
    await office.owner.query(`UPDATE "Tenant" SET "catalogVersion" = "catalogVersion" + 1 WHERE "id" = $1`, [
      mine.ctx.tenantId,
    ]);

    // A hold that has run out holds nobody up.
    await office.owner.query(
      `UPDATE "Booking" SET "holdExpiresAt" = now() - interval '1 hour' WHERE "id" = $1`,
      [hold],
    );
    expect(names(await touchedBy(change))).toEqual(['At 13']);
  });

  it('by a weekday without hours, and a date with others', async () => {
    const open = [{ startMinute: 540, endMinute: 1020 }];
    const days = [[], open, open, open, open, open, open];
    const week = { kind: 'week' as const, values: { id: mine.scheduleId, name: 'Hours', days } };
    expect(names(await touchedBy(week))).toEqual(['At 9', 'At 11', 'At 13', 'At 15']);
    const afternoon = [{ startMinute: 720, endMinute: 1020 }];
    const date = {
      kind: 'date' as const,
      values: { scheduleId: mine.scheduleId, date: monday, periods: afternoon },
    };
    expect(names(await touchedBy(date))).toEqual(['At 9', 'At 11']);
    expect(names(await touchedBy({ ...date, values: { ...date.values, date: addDays(monday, 1) } }))).toEqual(
      [],
    );
  });

  it('by hours of one date that go back to the week’s', async () => {
    const sunday = addDays(monday, 6);
    const hours = { scheduleId: mine.scheduleId, date: sunday };
    const late = [{ startMinute: 540, endMinute: 1260 }];
    expect(await saveOverride(mine.ctx, { ...hours, periods: late })).toMatchObject({ ok: true });
    const evening = await book(19, { resource: 'ann', date: sunday });
    await book(12, { resource: 'ann', date: sunday });
    const back = { kind: 'back-to-week' as const, values: hours };
    expect((await touchedBy(back)).map(({ id }) => id)).toEqual([evening]);
    await removeOverride(mine.ctx, hours);
    await office.owner.query(`UPDATE "Booking" SET "status" = 'CANCELED' WHERE "date" = $1::date`, [sunday]);
  });

  it('by a service that is switched off: all who are coming, forty at a time, and nobody the second time', async () => {
    const service = (await listServices(mine.ctx)).find(({ id }) => id === mine.minutesServiceId);
    if (!service) throw new Error('no service');
    const { packages: _, ...values } = { ...service, active: false };
    const off = { kind: 'service' as const, values };
    const before = await touchedBy(off);
    expect(names(before)).toEqual(['At 9', 'At 11', 'At 13', 'At 15']);
    expect(before.every(({ lost, free }) => lost.length + free.length === 0)).toBe(true);
    expect(await touchedBy({ ...off, values: { ...values, active: true } })).toEqual([]);

    await office.owner.query(
      `INSERT INTO "Booking" SELECT (jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid(),
           'reference', 'MANY-' || n, 'startTime', b."startTime" + make_interval(days => n),
           'endTime', b."endTime" + make_interval(days => n), 'date', b."date" + n, 'endDate', b."endDate" + n))).*
         FROM "Booking" b, generate_series(1, 60) n WHERE b."id" = $1`,
      [before[0]?.id],
    );
    const first = await readTouched(mine.ctx, { change: off, listed: 0 });
    const rest = await readTouched(mine.ctx, { change: off, listed: 40 });
    if (!first.ok || !rest.ok) throw new Error();
    expect([first.total, first.rows.length, rest.rows.length]).toEqual([64, 40, 24]);
    expect(new Set([...first.rows, ...rest.rows].map(({ id }) => id)).size).toBe(64);

    expect(await saveService(mine.ctx, values)).toMatchObject({ ok: true });
    expect(await touchedBy(off)).toEqual([]);
    const [now] = (await listServices(mine.ctx)).filter(({ id }) => id === service.id);
    const { packages: __, ...again } = { ...(now ?? service), active: true };
    expect(await saveService(mine.ctx, again)).toMatchObject({ ok: true });
    await office.owner.query(`DELETE FROM "Booking" WHERE "reference" LIKE 'MANY-%'`);
  });

  it('what nobody could book any more is said where it is saved, and not when it can be', async () => {
    const service = (await listServices(mine.ctx)).find(({ id }) => id === mine.minutesServiceId);
    if (!service) throw new Error('no service');
    const { packages: _, edition: __, ...values } = service;
    const save = (duration: number) => saveService(mine.ctx, { ...values, duration });
    expect(await save(600)).toMatchObject({
      ok: true,
      warning: expect.stringMatching(/can’t be booked: it takes 600 minutes/),
    });
    expect(JSON.stringify(await save(values.duration))).not.toContain(`${values.name} can’t`);
  });

  const annOff = () => ({
    kind: 'resource' as const,
    values: {
      id: mine.resourceId,
      name: 'Ann',
      kind: 'PERSON' as const,
      title: '',
      bio: '',
      image: '',
      email: '',
      scheduleId: mine.scheduleId,
      active: false,
    },
  });

  it('by somebody who is switched off, with who is free instead', async () => {
    await book(11, { resource: 'ben' });
    const rows = await touchedBy(annOff());
    expect(names(rows)).toEqual(['At 11', 'At 13', 'At 15']);
    expect(rows.map(({ lost }) => lost)).toEqual([['Ann'], ['Ann'], ['Ann']]);
    // Ben has somebody at eleven.
    expect(rows.map(({ free }) => free.map(({ name }) => name))).toEqual([[], ['Ben'], ['Ben']]);

    await saveResource(mine.ctx, annOff().values);
    expect(names(await touchedBy(annOff()))).toEqual(['At 11', 'At 13', 'At 15']);
    await saveResource(mine.ctx, { ...annOff().values, active: true });
  });

  it('and each is given to them at the time that it has, whatever notice and grid say by now', async () => {
    const [, row] = await touchedBy(annOff());
    if (!row) throw new Error('nobody is touched');
    await office.owner.query(
      `UPDATE "Service" SET "noticeMinutes" = 100000, "startTimes" = '{16:00}' WHERE "tenantId" = $1`,
      [mine.ctx.tenantId],
    );
    await office.owner.query(`UPDATE "Tenant" SET "catalogVersion" = "catalogVersion" + 1 WHERE "id" = $1`, [
      mine.ctx.tenantId,
    ]);
    const move = { bookingId: row.id, version: row.version, start: at(13), by: 'business' as const };
    expect(await moveBooking(mine.ctx, { ...move, by: 'customer', resource: 'ben' })).toMatchObject({
      ok: false,
    });
    expect(await moveBooking(mine.ctx, { ...move, resource: 'ben' })).toMatchObject({ ok: true });
    const after = await readBooking(mine.ctx, row.id);
    expect(after?.resources.map(({ name }) => name)).toEqual(['Ben']);
    expect(after?.start).toBe(Date.parse(at(13)));
    // Taken by now: nobody is booked twice.
    const [, , last] = await touchedBy(annOff());
    expect(last).toBeUndefined();
  });

  it('by a colleague who is away: each is given to somebody free or cancelled, and each customer told once', async () => {
    const date = addDays(monday, 2);
    const away = { resourceId: mine.resourceId, date };
    const run = (sql: string) => office.owner.query(sql, [mine.ctx.tenantId]);
    await run(`UPDATE "Service" SET "noticeMinutes" = 60, "startTimes" = '{}' WHERE "tenantId" = $1`);
    await run(`UPDATE "Tenant" SET "catalogVersion" = "catalogVersion" + 1 WHERE "id" = $1`);
    const [ten, eleven, noon, one] = await Promise.all(
      [10, 11, 12, 13].map((hour) => book(hour, { resource: 'ann', date })),
    );
    // Ben has somebody at eleven, and what was booked of Ben stays.
    const bens = await book(11, { resource: 'ben', date });
    const read = async () => {
      const absence = await readAbsence(mine.ctx, away);
      if (!absence.ok) throw new Error(absence.detail);
      return absence.rows;
    };
    const rows = await read();
    expect(rows.map(({ id, suggested }) => [id, suggested])).toEqual([
      [ten, 'ben'],
      [eleven, null],
      [noon, 'ben'],
      [one, 'ben'],
    ]);
    expect(rows.map(({ refundCents }) => refundCents)).toEqual([0, 0, 0, 0]);

    const versionOf = (id: string | undefined) => rows.find((row) => row.id === id)?.version ?? 0;
    const give = (bookingId: string | undefined, version = versionOf(bookingId)) => ({
      bookingId: bookingId ?? '',
      version,
      choice: { do: 'give' as const, to: 'ben' },
    });
    const cancel = { bookingId: eleven ?? '', version: versionOf(eleven), choice: noMoney };
    const asked = { ...away, reason: 'Ann is away.', bookings: [give(ten), cancel, give(noon, 99)] };
    const recorded = await recordAbsence(mine.ctx, asked);
    expect(recorded).toMatchObject({
      ok: true,
      done: [
        { bookingId: ten, problem: null },
        { bookingId: eleven, problem: null },
        { bookingId: noon, problem: expect.stringContaining('changed') },
      ],
    });
    // What wasn't named stays, and what failed; asked again, nothing is done twice.
    expect((await read()).map(({ id }) => id)).toEqual([noon, one]);
    expect(await recordAbsence(mine.ctx, { ...asked, bookings: [give(ten), give(noon)] })).toMatchObject({
      done: [{ problem: expect.stringContaining('no longer theirs') }, { problem: null }],
    });
    const { rows: closed } = await office.owner.query(
      `SELECT 1 FROM "Blackout" WHERE "tenantId" = $1 AND "startDate" = $2::date`,
      [mine.ctx.tenantId, date],
    );
    expect(closed).toHaveLength(1);
    expect(await book(15, { resource: 'ann', date }).catch(({ message }) => message)).toMatch(
      /isn’t available/,
    );
    const now = async (id: string | undefined) => readBooking(mine.ctx, id ?? '');
    expect((await now(eleven))?.status).toBe('CANCELED');
    expect((await now(ten))?.resources.map(({ name }) => name)).toEqual(['Ben']);
    expect((await now(bens))?.version).toBe(1);
    const { rows: told } = await office.owner.query(
      `SELECT "bookingId" AS id, array_agg("kind") AS kinds FROM "Mail" WHERE "bookingId" = ANY ($1)
         AND "kind" IN ('booking_moved', 'booking_canceled', 'refund_sent') GROUP BY 1`,
      [[ten, eleven, noon, one, bens]],
    );
    expect(Object.fromEntries(told.map(({ id, kinds }) => [id, kinds]))).toEqual({
      [ten ?? '']: ['booking_moved'],
      [eleven ?? '']: ['booking_canceled'],
      [noon ?? '']: ['booking_moved'],
    });
  });

  it('is not asked of what another business has', async () => {
    const other = await makeBusiness(office, 'other');
    const theirs = { ...annOff().values, id: other.resourceId };
    expect(
      await readTouched(mine.ctx, { change: { kind: 'resource', values: theirs }, listed: 0 }),
    ).toMatchObject({
      reason: 'not_found',
    });
    const closing = closed({ resourceId: other.resourceId });
    expect(await readTouched(mine.ctx, { change: closing, listed: 0 })).toMatchObject({
      reason: 'not_found',
    });
  });
});
