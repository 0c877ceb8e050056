import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listBookings } from '@/lib/data/bookings/bookings';
import { listCustomers } from '@/lib/data/people/customers';
import { eraseCustomer } from '@/lib/usecases/customers/erase';
import { type Business, makeBusiness, type Office, openOffice, standingBooking } from './business';

let office: Office;
let mine: Business;
let other: Business;
const people: Record<string, [name: string, phone: string, email: string]> = {
  zoe: ['Zoë van den Berg', '+44 7700 900123', 'zoe.b@post.example'],
  obrien: ['Sinéad O’Brien', '(0)30 / 1234567', 'sinead@irish.example'],
  ipek: ['İpek Yıldız', '', 'ipek@tr.example'],
  soren: ['Søren Łuczak-Müller', '+1 415 555 0134', 'soren_l@north.example'],
  elena: ['Елена Петрова', '', 'elena@ru.example'],
  pure: ['100% Pure', '', 'p@x.example'],
};

beforeAll(async () => {
  office = await openOffice();
  mine = await makeBusiness(office, 'mine');
  other = await makeBusiness(office, 'other');
  for (const { ctx } of [mine, other])
    for (const [name, phone, email] of Object.values(people))
      await office.owner.query(
        `INSERT INTO "Customer" ("id","tenantId","email","name","phone") VALUES (gen_random_uuid(),$1,$2,$3,$4)`,
        [ctx.tenantId, email, name, phone],
      );
});
afterAll(() => office.close());

async function found(search: string): Promise<string[]> {
  const { rows } = await listCustomers(mine.ctx, { search, cursor: null, limit: 20 });
  return rows.map(({ name }) => Object.keys(people).find((key) => people[key]?.[0] === name) ?? name).sort();
}

describe('customers', () => {
  it.each([
    ['a first name without its accent', 'zoe', ['zoe']],
    ['with it, in capitals', 'ZOË', ['zoe']],
    ['as two characters', 'Zoe\u0308', ['zoe']],
    ['a surname', 'berg', ['zoe']],
    ['the beginning of a word', 'ber', ['zoe']],
    ['words in another order', 'berg zoë', ['zoe']],
    ['a word in the middle', 'den', ['zoe']],
    ['nothing that is not there', 'zoe brien', []],
    ['a straight apostrophe', "O'Brien", ['obrien']],
    ['a curly one', 'o’brien', ['obrien']],
    ['none', 'obrien', ['obrien']],
    ['what stands behind it', 'brien', ['obrien']],
    ['a dotted capital', 'İpek', ['ipek']],
    ['the same plain', 'ipek', ['ipek']],
    ['a dotless letter', 'yildiz', ['ipek']],
    ['letters that have no accent to lose', 'soren luczak', ['soren']],
    ['either part of a double name', 'muller', ['soren']],
    ['another script, small', 'петрова', ['elena']],
    ['an address', 'Zoe.B@post.example', ['zoe']],
    ['its beginning', 'zoe.b@', ['zoe']],
    ['its domain', 'irish.example', ['obrien']],
    ['its domain with the sign', '@irish', ['obrien']],
    ['a part of it', 'soren_l', ['soren']],
    ['a phone as it is written', '+44 7700 900123', ['zoe']],
    ['as it is dialled at home', '07700 900123', ['zoe']],
    ['its end', '00123', ['zoe']],
    ['its middle, other spaces', '77 00 90', ['zoe']],
    ['with a country code that the entry lacks', '+49 30 1234567', ['obrien']],
    ['with brackets', '(415) 555-0134', ['soren']],
    ['a percent sign is a sign', '%', []],
    ['and no wildcard', '100%', ['pure']],
    ['nor is an underscore', 'b_rg', []],
    ['nor a tsquery', "zoe':* | !'x", []],
    ['a backslash harms nothing', 'zo\\', ['zoe']],
  ])('%s: %s', async (_, search, expected) => {
    expect(await found(search)).toEqual([...expected].sort());
  });

  it('are only one’s own', async () => {
    const { rows } = await office.owner.query('SELECT "id" FROM "Customer" WHERE "tenantId" = $1', [
      other.ctx.tenantId,
    ]);
    const { rows: seen } = await listCustomers(mine.ctx, { search: 'zoe', cursor: null, limit: 20 });
    expect(seen).toHaveLength(1);
    expect(rows.map(({ id }) => id)).not.toContain(seen[0]?.id);
  });
});

describe('bookings', () => {
  const search = async (text: string) =>
    (await listBookings(mine.ctx, { search: text, limit: 20 })).data.map(({ reference }) => reference);

  it('are found by their customer, by what else they were made with, and by their reference as it is read out', async () => {
    const made = await standingBooking(office, mine, {
      type: 'TIMESLOT',
      date: '2031-03-03',
      start: '2031-03-03T10:00Z',
      end: '2031-03-03T11:00Z',
    });
    await office.owner.query(`UPDATE "Booking" SET "reference" = 'K7QF-2M9D' WHERE "id" = $1`, [made.id]);
    for (const text of ['cara', 'CUSTOMER', 'K7QF-2M9D', 'k7qf 2m9d', 'k7qf2m9d'])
      expect(await search(text), text).toEqual(['K7QF-2M9D']);

    // The same address books for somebody else: the entry stays as it is, and the booking is found all the same.
    await office.owner.query(
      `INSERT INTO "Booking" SELECT (jsonb_populate_record(b, jsonb_build_object('id', $2::text, 'reference', 'SECOND-1',
         'contactName', 'Márta Nagy', 'contactPhone', '+36 1 234 5678'))).* FROM "Booking" b WHERE b."id" = $1`,
      [made.id, randomUUID()],
    );
    expect(await search('nagy marta')).toContain('SECOND-1');
    expect(await search('12345678')).toContain('SECOND-1');
    expect(await found('nagy')).toEqual(['Cara Customer']);
  });

  it('what was erased is not found any more', async () => {
    const { rows } = await listCustomers(mine.ctx, { search: 'nagy', cursor: null, limit: 20 });
    const id = rows[0]?.id ?? '';
    await office.owner.query(
      `UPDATE "Booking" SET "status" = 'CANCELED', "totalCents" = 0 WHERE "customerId" = $1`,
      [id],
    );
    expect(await eraseCustomer(mine.ctx, { id })).toMatchObject({ ok: true });
    for (const text of ['nagy', 'cara', '12345678']) expect(await found(text), text).toEqual([]);
    const left = await office.owner.query(
      `SELECT customer_words("tenantId","name","email","phone","otherContacts")::text AS words FROM "Customer" WHERE "id" = $1`,
      [id],
    );
    expect(left.rows[0].words).not.toMatch(/nagy|cara|5678/);
  });
});
