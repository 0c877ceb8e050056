import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import { listApiKeys } from '@/lib/data/people/api-keys';
import { listCustomers } from '@/lib/data/people/customers';
import { localDateOf } from '@/lib/domain/time';
import { whenInWords } from '@/lib/domain/when';
import { tokenHash } from '@/lib/integrations/crypto/secret-token';
import { changePassword } from '@/lib/usecases/account/change-password';
import { linkAddress } from '@/lib/usecases/account/link-token';
import { mailResetLink, requestReset } from '@/lib/usecases/account/request-reset';
import { resetLinkWorks, resetPassword } from '@/lib/usecases/account/reset-password';
import { createApiKey, removeApiKey } from '@/lib/usecases/api-keys/manage';
import { requireBooking } from '@/lib/usecases/booking-core/require-booking';
import { readReceiptDays } from '@/lib/usecases/bookings/receipt-days';
import { saveBusiness } from '@/lib/usecases/business/save';
import { saveCustomer } from '@/lib/usecases/customers/save';
import { acceptInvitation, readInvitation } from '@/lib/usecases/members/accept-invitation';
import { changeRole, removeMember } from '@/lib/usecases/members/change';
import { inviteMember, withdraw } from '@/lib/usecases/members/invite';
import { showPackage } from '@/lib/usecases/packages/arrange';
import { type Business, makeBusiness, type Office, openOffice, standingBooking } from './business';

let office: Office;
let mine: Business;
let other: Business;

beforeAll(async () => {
  office = await openOffice();
  mine = await makeBusiness(office, 'mine');
  other = await makeBusiness(office, 'other');
});
afterAll(() => office.close());

const rows = async (sql: string, values: unknown[] = []) => (await office.owner.query(sql, values)).rows;
const lastToken = async (email: string) => {
  const [row] = await rows('SELECT * FROM "Token" WHERE "email" = $1 ORDER BY "createdAt" DESC LIMIT 1', [
    email,
  ]);
  return row && { ...row, secret: linkAddress(row.kind, row.id).split('/').at(-1) as string };
};
const HOUR = 3_600_000;
/** Asks for a new password and does the job that this makes. */
async function forget(email: string, now = Date.now()): Promise<void> {
  await requestReset({ email });
  const [job] = await rows(
    `SELECT "payload" FROM "Job" WHERE "name" = 'mail_reset_link' ORDER BY "id" DESC LIMIT 1`,
  );
  await mailResetLink(job.payload, now);
}

describe('a forgotten password', () => {
  it('answers the same for nobody, and writes nothing', async () => {
    expect(await forget('nobody@mine.test')).toBeUndefined();
    expect(await lastToken('nobody@mine.test')).toBeUndefined();
  });

  it('sets a new one once, within the hour, and ends every session', async () => {
    await forget(' Olive@Mine.test ');
    const token = await lastToken('olive@mine.test');
    expect(token.tokenHash).toBe(tokenHash(token.secret));
    expect(JSON.stringify(await rows('SELECT "payload" FROM "Job"'))).not.toContain(token.secret);
    expect(await resetLinkWorks({ token: token.secret })).toBe(true);
    expect(await resetLinkWorks({ token: token.secret }, Date.now() + HOUR + 1)).toBe(false);
    const [before] = await rows('SELECT "sessionVersion" v FROM "User" WHERE "id" = $1', [mine.ownerId]);
    const both = await Promise.all([
      resetPassword({ token: token.secret, password: 'copper-meadow-whistle' }),
      resetPassword({ token: token.secret, password: 'pebble-orchard-cinema' }),
    ]);
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    const [after] = await rows('SELECT "sessionVersion" v FROM "User" WHERE "id" = $1', [mine.ownerId]);
    expect(after.v).toBe(before.v + 1);
    expect(await resetPassword({ token: token.secret, password: 'thimble-canyon-ribbon' })).toMatchObject({
      ok: false,
    });
  });

  it('is asked for again without voiding the link that somebody has in hand', async () => {
    await forget('olive@other.test', Date.now() - HOUR / 2);
    const first = await lastToken('olive@other.test');
    await rows('UPDATE "Token" SET "createdAt" = now() - interval \'6 minutes\' WHERE "id" = $1', [first.id]);
    expect(await resetLinkWorks({ token: first.secret })).toBe(true);
    await forget('olive@other.test');
    expect((await lastToken('olive@other.test')).id).not.toBe(first.id);
    expect(await resetLinkWorks({ token: first.secret })).toBe(true);
  });

  it('is changed by the person only with the present one', async () => {
    await rows('DELETE FROM "Token"');
    await forget('olive@mine.test');
    const token = await lastToken('olive@mine.test');
    await resetPassword({ token: token.secret, password: 'walnut-glacier-drum' });
    const [session] = await rows('SELECT "id", "sessionVersion" FROM "User" WHERE "id" = $1', [mine.ownerId]);
    expect(
      await changePassword(session, { current: 'wrong', password: 'velvet-spoon-lantern' }),
    ).toMatchObject({ errors: [{ path: 'current' }] });
    expect(
      await changePassword(session, {
        current: 'walnut-glacier-drum',
        password: 'velvet-spoon-lantern',
      }),
    ).toMatchObject({ ok: true });
  });
});

describe('the team', () => {
  it('is joined by an invitation, once', async () => {
    expect(await inviteMember(mine.ctx, { email: 'Sam@Mine.test', role: 'STAFF' })).toMatchObject({
      ok: true,
    });
    const token = await lastToken('sam@mine.test');
    expect(await readInvitation({ token: token.secret })).toMatchObject({
      businessName: 'mine',
      role: 'STAFF',
      knownUser: null,
    });
    expect(await readInvitation({ token: token.secret }, Date.now() + 7 * 24 * HOUR + 1)).toBeNull();
    const accept = () =>
      acceptInvitation({ token: token.secret, name: 'Sam Staff', password: 'kettle-violin-harbour' });
    expect(await accept()).toMatchObject({ ok: true, email: 'sam@mine.test' });
    expect(await accept()).toMatchObject({ ok: false });
    expect(await inviteMember(mine.ctx, { email: 'sam@mine.test', role: 'ADMIN' })).toMatchObject({
      errors: [{ path: 'email' }],
    });
  });

  it('takes somebody with an account only with that account’s password', async () => {
    await inviteMember(other.ctx, { email: 'sam@mine.test', role: 'ADMIN' });
    const token = await lastToken('sam@mine.test');
    expect(
      await acceptInvitation({ token: token.secret, name: 'Mallory', password: 'not-Sams-password' }),
    ).toMatchObject({ errors: [{ path: 'password' }] });
    expect(
      await acceptInvitation({ token: token.secret, name: 'x', password: 'kettle-violin-harbour' }),
    ).toMatchObject({ ok: true });
    const [user] = await rows('SELECT "name" FROM "User" WHERE "email" = $1', ['sam@mine.test']);
    expect(user.name).toBe('Sam Staff');
  });

  it('is changed by owners only, whatever a page still shows', async () => {
    const [sam] = await rows(
      'SELECT u."id", m."id" AS member FROM "User" u JOIN "Member" m ON m."userId" = u."id" AND m."tenantId" = $1 WHERE u."email" = $2',
      [mine.ctx.tenantId, 'sam@mine.test'],
    );
    const asSam = mintTenantContext(mine.ctx.tenantId, {
      kind: 'MEMBER',
      id: sam.id,
      name: 'Sam',
      role: 'OWNER',
    });
    expect(await inviteMember(asSam, { email: 'x@x.test', role: 'OWNER' })).toMatchObject({
      reason: 'forbidden',
    });
    expect(await changeRole(asSam, { memberId: sam.member, role: 'OWNER' })).toMatchObject({
      reason: 'forbidden',
    });
    expect(await removeMember(asSam, { memberId: mine.ownerMemberId })).toMatchObject({
      reason: 'forbidden',
    });
  });

  it('keeps an owner, also when two leave at once', async () => {
    expect(await removeMember(mine.ctx, { memberId: mine.ownerMemberId })).toMatchObject({
      reason: 'not_allowed',
    });
    expect(await changeRole(mine.ctx, { memberId: mine.ownerMemberId, role: 'STAFF' })).toMatchObject({
      reason: 'not_allowed',
    });
    const [sam] = await rows(
      'SELECT m."id" FROM "User" u JOIN "Member" m ON m."userId" = u."id" AND m."tenantId" = $1 WHERE u."email" = $2',
      [mine.ctx.tenantId, 'sam@mine.test'],
    );
    expect(await changeRole(mine.ctx, { memberId: sam.id, role: 'OWNER' })).toMatchObject({ ok: true });
    const both = await Promise.all([
      removeMember(mine.ctx, { memberId: mine.ownerMemberId }),
      removeMember(mine.ctx, { memberId: sam.id }),
    ]);
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    await office.owner.query('UPDATE "Member" SET "active" = true, "role" = \'OWNER\' WHERE "id" = $1', [
      mine.ownerMemberId,
    ]);
  });

  it('finds nobody else’s members and invitations', async () => {
    expect(await changeRole(mine.ctx, { memberId: other.ownerMemberId, role: 'STAFF' })).toMatchObject({
      reason: 'not_found',
    });
    await inviteMember(other.ctx, { email: 'theirs@other.test', role: 'STAFF' });
    const token = await lastToken('theirs@other.test');
    expect(await withdraw(mine.ctx, { id: token.id })).toMatchObject({ reason: 'not_found' });
    expect(await withdraw(other.ctx, { id: token.id })).toMatchObject({ ok: true });
    expect(await readInvitation({ token: token.secret })).toBeNull();
  });
});

describe('API keys', () => {
  it('that are publishable can be looked up again', async () => {
    const made = await createApiKey(mine.ctx, { name: 'Page', kind: 'PUBLISHABLE' });
    if (!made.ok) throw new Error(made.detail);
    const listed = await listApiKeys(mine.ctx);
    expect(listed.find(({ name }) => name === 'Page')?.publicKey).toBe(made.key);
    await office.owner.query(`DELETE FROM "ApiKey" WHERE "publicKey" = $1`, [made.key]);
  });

  it('that are secret are shown once and kept as a hash', async () => {
    const made = await createApiKey(mine.ctx, { name: 'Website', kind: 'SECRET' });
    if (!made.ok) throw new Error(made.detail);
    const [row] = await rows('SELECT * FROM "ApiKey" WHERE "tenantId" = $1', [mine.ctx.tenantId]);
    expect(row.keyHash).toBe(tokenHash(made.key));
    expect(JSON.stringify(row)).not.toContain(made.key);
    expect(JSON.stringify(await listApiKeys(mine.ctx))).not.toContain(row.keyHash);
    expect(await removeApiKey(other.ctx, { id: row.id })).toMatchObject({ reason: 'not_found' });
    expect(await removeApiKey(mine.ctx, { id: row.id })).toMatchObject({ ok: true });
    expect(await removeApiKey(mine.ctx, { id: row.id })).toMatchObject({ reason: 'not_found' });
  });
});

describe('customers', () => {
  it('are found by the beginning of a name or an address, only one’s own', async () => {
    await office.owner.query(
      `INSERT INTO "Customer" ("id","tenantId","email","name") VALUES (gen_random_uuid(),$1,'zoe@x.test','Zoë Adams'), (gen_random_uuid(),$1,'p@x.test','100% Pure'), (gen_random_uuid(),$2,'zoe@x.test','Zoë Other')`,
      [mine.ctx.tenantId, other.ctx.tenantId],
    );
    const find = async (search: string) =>
      (await listCustomers(mine.ctx, { search, cursor: null, limit: 20 })).rows.map((row) => row.name);
    expect(await find('zoë')).toEqual(['Zoë Adams']);
    expect(await find('ZOE@')).toEqual(['Zoë Adams']);
    expect(await find('%')).toEqual([]);
    expect(await find('100%')).toEqual(['100% Pure']);
  });

  const values = { name: 'Zoë New', email: 'zoe@x.test', phone: '020 7946 0018', notes: 'Likes tea' };
  const customers = (ctx: Business['ctx']) =>
    rows('SELECT * FROM "Customer" WHERE "tenantId" = $1 ORDER BY "email" DESC', [ctx.tenantId]);

  it('are edited by their own business only', async () => {
    const [theirs] = await customers(other.ctx);
    expect(await saveCustomer(mine.ctx, { ...values, id: theirs.id })).toMatchObject({ reason: 'not_found' });
    expect(await saveCustomer(other.ctx, { ...values, id: theirs.id })).toMatchObject({ ok: true });
  });

  it('get their address corrected, but not to another customer’s; bookings keep the one they were made with', async () => {
    const [zoe] = await customers(mine.ctx);
    const booking = await standingBooking(office, mine, {
      type: 'TIMESLOT',
      date: '2027-04-10',
      start: '2027-04-10T02:00Z',
      end: '2027-04-10T03:00Z',
    });
    await rows('UPDATE "Booking" SET "customerId" = $2, "contactEmail" = $3 WHERE "id" = $1', [
      booking.id,
      zoe.id,
      'zoe@x.test',
    ]);
    const save = (email: string) => saveCustomer(mine.ctx, { ...values, id: zoe.id, email });
    expect(await save('p@x.test')).toMatchObject({
      reason: 'validation_failed',
      errors: [{ path: 'email' }],
    });
    expect((await customers(mine.ctx))[0]).toMatchObject({ email: 'zoe@x.test', name: 'Zoë Adams' });
    // Another business's customer has it, which doesn't matter.
    await rows('UPDATE "Customer" SET "email" = $2 WHERE "tenantId" = $1', [
      other.ctx.tenantId,
      'zoe@right.test',
    ]);
    expect(await save('zoe@right.test')).toMatchObject({ ok: true });
    expect((await customers(mine.ctx))[0]).toMatchObject({ email: 'zoe@right.test', name: 'Zoë New' });
    const [kept] = await rows('SELECT "contactEmail" FROM "Booking" WHERE "id" = $1', [booking.id]);
    expect(kept.contactEmail).toBe('zoe@x.test');
    const [entry] = await rows(
      `SELECT "before", "after" FROM "AuditEntry" WHERE "subjectId" = $1 ORDER BY "id" DESC LIMIT 1`,
      [zoe.id],
    );
    expect([entry.before.email, entry.after.email]).toEqual(['zoe@x.test', 'zoe@right.test']);
  });

  it('are not edited once they are erased', async () => {
    const [zoe] = await customers(mine.ctx);
    await rows('UPDATE "Customer" SET "erasedAt" = now() WHERE "id" = $1', [zoe.id]);
    expect(await saveCustomer(mine.ctx, { ...values, id: zoe.id })).toMatchObject({ reason: 'not_allowed' });
  });
});

describe('another time zone', () => {
  const business = {
    name: 'zoned',
    timeZone: 'Europe/London',
    currency: 'GBP',
    country: 'GB',
    taxName: 'VAT',
    taxIncluded: true,
  };
  const now = Date.parse('2027-01-01T00:00Z');
  const during = (id: string) =>
    rows('SELECT lower("during") AS "from", upper("during") AS "to" FROM "Claim" WHERE "bookingId" = $1', [
      id,
    ]);

  it('keeps the dates of whole days and the instants of appointments', async () => {
    const zoned = await makeBusiness(office, 'zoned');
    const first = await standingBooking(office, zoned, {
      type: 'DATE',
      date: '2027-03-01',
      start: '2027-03-01T00:00Z',
      end: '2027-03-02T00:00Z',
    });
    // The very next day: shifting one by one would collide with it.
    const second = await standingBooking(office, zoned, {
      type: 'DATE',
      date: '2027-03-02',
      start: '2027-03-02T00:00Z',
      end: '2027-03-03T00:00Z',
    });
    const slot = await standingBooking(office, zoned, {
      type: 'TIMESLOT',
      date: '2027-04-10',
      start: '2027-04-10T02:00Z',
      end: '2027-04-10T03:00Z',
    });
    expect(await saveBusiness(zoned.ctx, { ...business, timeZone: 'America/New_York' }, now)).toMatchObject({
      ok: true,
    });
    expect(await during(first.id)).toEqual([
      { from: new Date('2027-03-01T05:00Z'), to: new Date('2027-03-02T05:00Z') },
    ]);
    expect(await during(second.id)).toEqual([
      { from: new Date('2027-03-02T05:00Z'), to: new Date('2027-03-03T05:00Z') },
    ]);
    expect(await during(slot.id)).toEqual([
      { from: new Date('2027-04-10T02:00Z'), to: new Date('2027-04-10T03:00Z') },
    ]);
    const [moved] = await rows(
      'SELECT to_char("date", \'YYYY-MM-DD\') AS date FROM "Booking" WHERE "id" = $1',
      [slot.id],
    );
    expect(moved.date).toBe('2027-04-09');
    const [schedule] = await rows('SELECT "timeZone" FROM "Schedule" WHERE "id" = $1', [zoned.scheduleId]);
    expect(schedule.timeZone).toBe('America/New_York');
  });

  it('is refused with the references where days and appointments would overlap, and changes nothing', async () => {
    const zoned = await makeBusiness(office, 'colliding');
    const day = await standingBooking(office, zoned, {
      type: 'DATE',
      date: '2027-03-01',
      start: '2027-03-01T00:00Z',
      end: '2027-03-02T00:00Z',
    });
    // 02:00 UTC on the 2nd is the evening of the 1st in New York.
    const slot = await standingBooking(office, zoned, {
      type: 'TIMESLOT',
      date: '2027-03-02',
      start: '2027-03-02T02:00Z',
      end: '2027-03-02T03:00Z',
    });
    const refused = await saveBusiness(zoned.ctx, { ...business, timeZone: 'America/New_York' }, now);
    expect(refused).toMatchObject({ ok: false, errors: [{ path: 'timeZone' }] });
    if (refused.ok) return;
    expect(refused.detail).toContain(`${day.reference} and ${slot.reference}`);
    expect(await during(day.id)).toEqual([
      { from: new Date('2027-03-01T00:00Z'), to: new Date('2027-03-02T00:00Z') },
    ]);
    const [tenant] = await rows('SELECT "timeZone" FROM "Tenant" WHERE "id" = $1', [zoned.ctx.tenantId]);
    expect(tenant.timeZone).toBe('Europe/London');
  });

  it('names every pair that would meet, however many', async () => {
    const zoned = await makeBusiness(office, 'colliding-often');
    const pairs: string[] = [];
    for (const month of ['03', '04', '05']) {
      const day = await standingBooking(office, zoned, {
        type: 'DATE',
        date: `2027-${month}-01`,
        start: `2027-${month}-01T00:00Z`,
        end: `2027-${month}-02T00:00Z`,
      });
      const slot = await standingBooking(office, zoned, {
        type: 'TIMESLOT',
        date: `2027-${month}-02`,
        start: `2027-${month}-02T02:00Z`,
        end: `2027-${month}-02T03:00Z`,
      });
      pairs.push(`${day.reference} and ${slot.reference}`);
    }
    const refused = await saveBusiness(zoned.ctx, { ...business, timeZone: 'America/New_York' }, now);
    expect(refused).toMatchObject({ ok: false });
    for (const pair of pairs) expect(refused.ok ? '' : refused.detail).toContain(pair);
  });

  it('leaves what was paid on the day that the receipt says, whatever the booking goes on to do', async () => {
    const zoned = await makeBusiness(office, 'receipts');
    // Late in the evening, on the last day of a month in London.
    const paidAt = Date.parse('2026-03-31T22:30Z');
    const dayOf = async (zone: string) => (await readReceiptDays(zoned.ctx, zone))(paidAt);
    expect(await dayOf('Europe/London')).toBe('2026-03-31');
    for (const timeZone of ['Asia/Tokyo', 'America/New_York']) {
      expect(await saveBusiness(zoned.ctx, { ...business, timeZone }, now)).toMatchObject({ ok: true });
      expect(await dayOf(timeZone)).toBe('2026-03-31');
    }
    // What happens from now on is on the new clock.
    const later = await readReceiptDays(zoned.ctx, 'America/New_York');
    const ahead = Date.now() + 86_400_000;
    expect(later(ahead)).toBe(localDateOf(ahead, 'America/New_York'));
  });

  it('leaves what is over or cancelled on the day and at the time that its papers say', async () => {
    const zoned = await makeBusiness(office, 'papers');
    const past = await standingBooking(office, zoned, {
      type: 'DATE',
      date: '2026-07-01',
      start: '2026-06-30T23:00Z',
      end: '2026-07-01T23:00Z',
    });
    const visit = await standingBooking(office, zoned, {
      type: 'TIMESLOT',
      date: '2026-07-03',
      start: '2026-07-02T23:30Z',
      end: '2026-07-03T00:30Z',
    });
    const cancelled = await standingBooking(office, zoned, {
      type: 'DATE',
      date: '2027-06-05',
      start: '2027-06-04T23:00Z',
      end: '2027-06-05T23:00Z',
    });
    await rows(`DELETE FROM "Claim" WHERE "bookingId" = $1`, [cancelled.id]);
    await rows(`UPDATE "Booking" SET "status" = 'CANCELED' WHERE "id" = $1`, [cancelled.id]);
    const says = async (id: string) => {
      const booking = await requireBooking(zoned.ctx, id);
      return whenInWords(
        { ...booking, locationKind: 'BUSINESS' },
        { business: booking.tenant.timeZone, visitor: booking.timeZone },
        'en-GB',
      ).first;
    };
    const before = await Promise.all([past, visit, cancelled].map(({ id }) => says(id)));
    expect(before).toEqual([
      'Wednesday, 1 July 2026',
      'Friday, 3 July 2026, 00:30–01:30',
      'Saturday, 5 June 2027',
    ]);
    for (const timeZone of ['America/New_York', 'Asia/Tokyo']) {
      expect(await saveBusiness(zoned.ctx, { ...business, timeZone }, now)).toMatchObject({ ok: true });
      expect(await Promise.all([past, visit, cancelled].map(({ id }) => says(id)))).toEqual(before);
    }
  });

  it('the currency is one that can be chosen, or stays what it is', async () => {
    const { ctx } = await makeBusiness(office, 'choosy');
    for (const currency of ['XYZ', 'KWD'])
      expect(await saveBusiness(ctx, { ...business, currency }, now)).toMatchObject({
        errors: [{ path: 'currency' }],
      });
    await rows(`UPDATE "Tenant" SET "currency" = 'KWD' WHERE "id" = $1`, [ctx.tenantId]);
    expect(await saveBusiness(ctx, { ...business, currency: 'KWD' }, now)).toMatchObject({ ok: true });
  });

  it('the country is one where it can be paid, or stays what it is', async () => {
    const { ctx } = await makeBusiness(office, 'mover');
    for (const country of ['AU', 'BR', 'ZZ'])
      expect(await saveBusiness(ctx, { ...business, country }, now)).toMatchObject({
        errors: [{ path: 'country' }],
      });
    expect(await saveBusiness(ctx, { ...business, country: 'FR' }, now)).toMatchObject({ ok: true });
    await rows(`UPDATE "Tenant" SET "country" = 'AU' WHERE "id" = $1`, [ctx.tenantId]);
    expect(await saveBusiness(ctx, { ...business, country: 'AU' }, now)).toMatchObject({ ok: true });
  });

  it('a currency or tax in which a card can’t pay a price is refused', async () => {
    const { ctx, packageId, addOnId } = await makeBusiness(office, 'pricey');
    const save = (change: Partial<typeof business>) => saveBusiness(ctx, { ...business, ...change }, now);
    const price = (cents: number) =>
      rows('UPDATE "Package" SET "priceCents" = $2, "taxBps" = 2000 WHERE "id" = $1', [packageId, cents]);
    // £60 is fine; 60 forints are not.
    const refused = await save({ currency: 'HUF' });
    expect(refused).toMatchObject({ reason: 'validation_failed', errors: [{ path: 'currency' }] });
    if (!refused.ok) expect(refused.detail).toMatch(/^Massage: .*HUF 60\b.*HUF 175/);

    // Free, with an extra of five.
    await price(0);
    await rows(`INSERT INTO "PackageAddOn" ("tenantId","packageId","addOnId") VALUES ($1,$2,$3)`, [
      ctx.tenantId,
      packageId,
      addOnId,
    ]);
    expect(await save({ currency: 'HUF' })).toMatchObject({ errors: [{ path: 'currency' }] });

    // £0.28 and tax come to £0.34; the least is £0.30.
    await price(28);
    expect(await save({ taxIncluded: false })).toMatchObject({ ok: true });
    expect(await save({ taxIncluded: true })).toMatchObject({ errors: [{ path: 'taxIncluded' }] });

    await rows('UPDATE "Package" SET "active" = false WHERE "id" = $1', [packageId]);
    expect(await save({ currency: 'HUF', taxIncluded: true })).toMatchObject({ ok: true });
    expect(await showPackage(ctx, { id: packageId, active: true })).toMatchObject({
      reason: 'not_allowed',
      detail: expect.stringMatching(/HUF 175/),
    });
  });

  it('the currency is fixed by the first booking', async () => {
    const fresh = await makeBusiness(office, 'fresh');
    expect(await saveBusiness(fresh.ctx, { ...business, currency: 'EUR' }, now)).toMatchObject({ ok: true });
    await standingBooking(office, fresh, {
      type: 'TIMESLOT',
      date: '2027-04-10',
      start: '2027-04-10T02:00Z',
      end: '2027-04-10T03:00Z',
    });
    expect(await saveBusiness(fresh.ctx, { ...business, currency: 'GBP' }, now)).toMatchObject({
      errors: [{ path: 'currency' }],
    });
  });
});
