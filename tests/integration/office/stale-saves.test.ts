import { randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { readBooking } from '@/lib/data/bookings/bookings';
import { listAddOns } from '@/lib/data/catalogue/add-ons';
import { listBlackouts } from '@/lib/data/catalogue/blackouts';
import { listPackages } from '@/lib/data/catalogue/packages';
import { readPolicy } from '@/lib/data/catalogue/policies';
import { listResources } from '@/lib/data/catalogue/resources';
import { listSchedules } from '@/lib/data/catalogue/schedules';
import { listSegments } from '@/lib/data/catalogue/segments';
import { listServices } from '@/lib/data/catalogue/services';
import { readSite, siteValues } from '@/lib/data/catalogue/sites';
import { customerValues, readCustomer } from '@/lib/data/people/customers';
import { businessValues, readBusiness } from '@/lib/data/tenants/tenants';
import { addOnInput } from '@/lib/domain/editing/add-on-input';
import { blackoutInput } from '@/lib/domain/editing/blackout-input';
import { bookingAddressInput } from '@/lib/domain/editing/booking-address-input';
import { businessInput } from '@/lib/domain/editing/business-input';
import { calendarChoicesInput } from '@/lib/domain/editing/calendar-source-input';
import { customerInput } from '@/lib/domain/editing/member-input';
import { notesInput } from '@/lib/domain/editing/notes-input';
import { packageInput } from '@/lib/domain/editing/package-input';
import { policyInput } from '@/lib/domain/editing/policy-input';
import type { EditResult } from '@/lib/domain/editing/refusal';
import { removalInput } from '@/lib/domain/editing/removal-input';
import { resourceInput } from '@/lib/domain/editing/resource-input';
import {
  overrideInput,
  type RemoveOverrideInput,
  removeOverrideInput,
  scheduleInput,
} from '@/lib/domain/editing/schedule-input';
import { segmentInput } from '@/lib/domain/editing/segment-input';
import { serviceInput } from '@/lib/domain/editing/service-input';
import { siteInput } from '@/lib/domain/editing/site-input';
import type { Result } from '@/lib/domain/errors';
import { removeAddOn, saveAddOn } from '@/lib/usecases/add-ons/save';
import { removeBlackout, saveBlackout } from '@/lib/usecases/blackouts/save';
import { addressValues, saveAddress } from '@/lib/usecases/bookings/save-address';
import { notesValues, saveNotes } from '@/lib/usecases/bookings/save-notes';
import { saveBusiness } from '@/lib/usecases/business/save';
import { changeCalendarSource, listSources } from '@/lib/usecases/calendars/sources';
import { saveCustomer } from '@/lib/usecases/customers/save';
import { removePackage, reorderPackages } from '@/lib/usecases/packages/arrange';
import { savePackage } from '@/lib/usecases/packages/save';
import { savePolicy } from '@/lib/usecases/policy/save';
import { saveResource } from '@/lib/usecases/resources/save';
import { removeOverride, removeSchedule, saveOverride, saveSchedule } from '@/lib/usecases/schedules/save';
import { removeSegment, saveSegment } from '@/lib/usecases/segments/save';
import { removeService } from '@/lib/usecases/services/remove';
import { saveService } from '@/lib/usecases/services/save';
import { saveSite } from '@/lib/usecases/site/save';
import { type Business, makeBusiness, type Office, openOffice, standingBooking } from './business';

let office: Office;
let mine: Business;
let bookingId: string;
let customerId: string;
let blackoutId: string;
const sourceId = randomUUID();

beforeAll(async () => {
  office = await openOffice();
  mine = await makeBusiness(office, 'mine');
  const made = await standingBooking(office, mine, {
    type: 'TIMESLOT',
    date: '2031-01-06',
    start: '2031-01-06T10:00Z',
    end: '2031-01-06T11:00Z',
  });
  bookingId = made.id;
  const { rows } = await office.owner.query('SELECT "customerId" AS id FROM "Booking" WHERE "id" = $1', [
    bookingId,
  ]);
  customerId = rows[0].id;
  const values = [mine.ctx.tenantId];
  await office.owner.query(`INSERT INTO "Site" ("tenantId","updatedAt") VALUES ($1, now())`, values);
  const closed = await saveBlackout(mine.ctx, {
    id: null,
    resourceId: null,
    reason: 'Leave',
    startDate: '2031-02-01',
    endDate: '2031-02-02',
    startMinute: null,
    endMinute: null,
  });
  if (!closed.ok) throw new Error(closed.detail);
  blackoutId = closed.id;
  await office.owner.query(`UPDATE "Package" SET "locationKind" = 'CUSTOMER' WHERE "id" = $1`, [
    mine.packageId,
  ]);
  const { scheduleId } = mine;
  const dated = await saveOverride(mine.ctx, { scheduleId, date: '2031-03-03', periods: [] });
  expect(dated).toMatchObject({ ok: true });
  await office.owner.query(
    `INSERT INTO "CalendarSource" ("id","tenantId","resourceId","name","sealedAddress","host") VALUES ($1,$2,$3,'Work','x','x')`,
    [sourceId, mine.ctx.tenantId, mine.resourceId],
  );
});
afterAll(() => office.close());

/** A form of the office: what it shows, and its save with one text changed. `text` reads that text back. */
type Form = {
  open(): Promise<{ edition?: string | undefined }>;
  save(shown: never, text: string): Promise<EditResult<object> | Result<object>>;
  text(): Promise<string | undefined>;
};

function form<Shown extends { edition?: string | undefined }>(
  open: () => Promise<Shown | null | undefined>,
  save: (shown: Shown, text: string) => Promise<EditResult<object> | Result<object>>,
  text: (shown: Shown) => string,
): Form {
  const shown = async () => {
    const found = await open();
    if (!found) throw new Error('nothing to edit');
    return found;
  };
  return { open: shown, save: save as Form['save'], text: async () => text(await shown()) };
}

const one = <Row extends { id: string }>(rows: Row[], id: string) => rows.find((row) => row.id === id);

/** By the schema of the form, as the components name it. */
const forms: Record<string, Form> = {
  addOnInput: form(
    async () => one(await listAddOns(mine.ctx), mine.addOnId),
    (shown, description) => saveAddOn(mine.ctx, { ...shown, description }),
    ({ description }) => description,
  ),
  blackoutInput: form(
    async () =>
      one((await listBlackouts(mine.ctx, { from: null, search: '', cursor: null })).rows, blackoutId),
    ({ resourceName: _, ...shown }, reason) => saveBlackout(mine.ctx, { ...shown, reason }),
    ({ reason }) => reason,
  ),
  businessInput: form(
    async () => businessValues(await readBusiness(mine.ctx)),
    (shown, taxName) => saveBusiness(mine.ctx, { ...shown, taxName }),
    ({ taxName }) => taxName,
  ),
  customerInput: form(
    async () => {
      const found = await readCustomer(mine.ctx, customerId);
      return found && customerValues(found);
    },
    (shown, notes) => saveCustomer(mine.ctx, { ...shown, notes }),
    ({ notes }) => notes,
  ),
  bookingAddressInput: form(
    async () => {
      const found = await readBooking(mine.ctx, bookingId);
      return found && addressValues(found);
    },
    (shown, contactAddress) => saveAddress(mine.ctx, { ...shown, contactAddress }),
    ({ contactAddress }) => contactAddress,
  ),
  notesInput: form(
    async () => {
      const found = await readBooking(mine.ctx, bookingId);
      return found && notesValues(found);
    },
    (shown, officeNotes) => saveNotes(mine.ctx, { ...shown, officeNotes }),
    ({ officeNotes }) => officeNotes,
  ),
  calendarChoicesInput: form(
    async () => {
      const found = one(await listSources(mine.ctx), sourceId);
      if (!found) return null;
      const { id, edition, name, blocksAllDay, blocksTentative, blocksFree, writesHolds, writesClosed } =
        found;
      return { id, edition, name, blocksAllDay, blocksTentative, blocksFree, writesHolds, writesClosed };
    },
    (shown, name) => changeCalendarSource(mine.ctx, { ...shown, name }),
    ({ name }) => name,
  ),
  packageInput: form(
    async () => one(await listPackages(mine.ctx), mine.packageId),
    ({ bookingType: _, position: __, bookings: ___, ...shown }, summary) =>
      savePackage(mine.ctx, { ...shown, summary }),
    ({ summary }) => summary,
  ),
  policyInput: form(
    () => readPolicy(mine.ctx),
    (shown, note) => savePolicy(mine.ctx, { ...shown, note }),
    ({ note }) => note,
  ),
  resourceInput: form(
    async () => one(await listResources(mine.ctx), mine.resourceId),
    ({ services: _, slug: __, ...shown }, bio) => saveResource(mine.ctx, { ...shown, bio }),
    ({ bio }) => bio,
  ),
  scheduleInput: form(
    async () => one(await listSchedules(mine.ctx, '2027-01-01'), mine.scheduleId),
    ({ id, edition, days }, name) => saveSchedule(mine.ctx, { id, edition, days, name }),
    ({ name }) => name,
  ),
  overrideInput: form(
    async () => {
      const schedule = one(await listSchedules(mine.ctx, '2027-01-01'), mine.scheduleId);
      const shown = schedule?.overrides.find(({ date }) => date === '2031-03-03');
      return schedule && shown && { scheduleId: schedule.id, ...shown, was: shown.date };
    },
    (shown, text) =>
      saveOverride(mine.ctx, { ...shown, periods: [{ startMinute: 0, endMinute: text.length }] }),
    // What the tabs type are texts of different lengths.
    ({ periods }) =>
      ['What the first tab typed', 'What the second tab typed'].find(
        ({ length }) => length === periods[0]?.endMinute,
      ) ?? '',
  ),
  segmentInput: form(
    async () => one(await listSegments(mine.ctx), mine.segmentId),
    ({ packages: _, ...shown }, description) => saveSegment(mine.ctx, { ...shown, description }),
    ({ description }) => description,
  ),
  serviceInput: form(
    async () => one(await listServices(mine.ctx), mine.minutesServiceId),
    ({ packages: _, ...shown }, name) => saveService(mine.ctx, { ...shown, name }),
    ({ name }) => name,
  ),
  siteInput: form(
    async () => {
      const found = await readSite(mine.ctx);
      return found && siteValues(found);
    },
    (shown, about) => saveSite(mine.ctx, { ...shown, about }),
    ({ about }) => about,
  ),
};

const schemas: Record<string, z.ZodType> = {
  addOnInput,
  blackoutInput,
  calendarChoicesInput,
  businessInput,
  customerInput,
  bookingAddressInput,
  notesInput,
  overrideInput,
  packageInput,
  policyInput,
  resourceInput,
  scheduleInput,
  segmentInput,
  serviceInput,
  siteInput,
};

type Looked = { id: string; edition: string };
/** What can be removed, by the schema of its form. */
const removals: Record<string, (shown: never) => Promise<EditResult<object>>> = {
  addOnInput: ({ id, edition }: Looked) => removeAddOn(mine.ctx, { id, edition }),
  blackoutInput: ({ id, edition }: Looked) => removeBlackout(mine.ctx, { id, edition }),
  overrideInput: ({ scheduleId, date, edition }: RemoveOverrideInput) =>
    removeOverride(mine.ctx, { scheduleId, date, edition }),
  packageInput: ({ id, edition }: Looked) => removePackage(mine.ctx, { id, edition }),
  scheduleInput: ({ id, edition }: Looked) => removeSchedule(mine.ctx, { id, edition }),
  segmentInput: ({ id, edition }: Looked) => removeSegment(mine.ctx, { id, edition }),
  serviceInput: ({ id, edition }: Looked) => removeService(mine.ctx, { id, edition }),
};

/** Forms that make something new and never change what is there. */
const onlyNew = new Set([
  'newPackageInput',
  'invitationInput',
  'apiKeyInput',
  'calendarFeedInput',
  'calendarSourceInput',
  'googleSourceInput',
]);
/** What a member hears of by mail: nobody else can change it. */
const onesOwn = new Set(['mailChoiceInput']);
/** The site's address: whichever was meant, the other leads on to it. */
const leadsOn = new Set(['addressInput']);

describe('two tabs on one form', () => {
  it('every form of the office is in this test', () => {
    const used = globSync(['components/**/*.tsx', 'app/**/*.tsx'])
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/schema=\{(\w+)\}/g)])
      .map(([, schema = '']) => schema)
      .filter((schema) => !onlyNew.has(schema) && !onesOwn.has(schema) && !leadsOn.has(schema));
    expect(Object.keys(forms).sort()).toEqual([...new Set(used)].sort());
  });

  for (const [name, { open, save, text }] of Object.entries(forms)) {
    it(`${name}: the second save is refused and overwrites nothing, until it says that it means to`, async () => {
      const shown = await open();
      expect(shown.edition).toMatch(/^[\w-]{22}$/);
      const first = await save(shown as never, 'What the first tab typed');
      expect(first).toMatchObject({ ok: true });
      const refused = await save(shown as never, 'What the second tab typed');
      expect(refused).toMatchObject({ ok: false, reason: 'conflict' });
      expect(await text()).toBe('What the first tab typed');

      // A form that stays open goes on with the edition that its save answered with.
      const now = await open();
      if ('edition' in first) expect(first.edition).toBe(now.edition);
      expect(refused).toMatchObject({ edition: now.edition });
      const meant = await save({ ...shown, edition: now.edition } as never, 'What the second tab typed');
      expect(meant).toMatchObject({ ok: true });
      expect(await text()).toBe('What the second tab typed');
    });
  }

  for (const [name, { open }] of Object.entries(forms)) {
    it(`${name}: a page from before there were editions is told so and saves nothing`, async () => {
      const { edition: _, ...before } = await open();
      const read = schemas[name]?.safeParse(before);
      expect(read?.error?.issues).toContainEqual(
        expect.objectContaining({ path: ['edition'], message: expect.stringContaining('an older version') }),
      );
    });
  }

  for (const [name, remove] of Object.entries(removals)) {
    it(`${name}: what somebody saved meanwhile is not removed unseen`, async () => {
      const { open, save, text } = forms[name] ?? never();
      const shown = await open();
      expect(await save(shown as never, 'What the first tab typed')).toMatchObject({ ok: true });
      expect(await remove(shown as never)).toMatchObject({ ok: false, reason: 'conflict' });
      expect(await text()).toBe('What the first tab typed');
      // Looked at again, it is no conflict: it goes, or says what still needs it.
      const again = await remove((await open()) as never);
      expect(again.ok || again.reason).not.toBe('conflict');
    });
  }

  it('a page from before there were editions removes nothing', () => {
    const id = mine.packageId;
    for (const read of [
      removalInput.safeParse({ id }),
      removeOverrideInput.safeParse({ scheduleId: id, date: '2031-03-03' }),
    ])
      expect(read.error?.issues).toContainEqual(expect.objectContaining({ path: ['edition'] }));
  });

  it('every removal of the office is in this test', () => {
    const inOperations = globSync('lib/usecases/**/*.ts').flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(/input: remov\w+/g),
    ]);
    expect(inOperations).toHaveLength(Object.keys(removals).length);
  });

  it('hours of a date that somebody took back meanwhile come back only when it is meant', async () => {
    const { scheduleId } = mine;
    const date = '2031-03-10';
    expect(await saveOverride(mine.ctx, { scheduleId, date, periods: [] })).toMatchObject({ ok: true });
    // Nor are they replaced by somebody who meant to make new ones.
    expect(await saveOverride(mine.ctx, { scheduleId, date, periods: [] })).toMatchObject({
      errors: [{ path: 'date' }],
    });
    const shown = one(await listSchedules(mine.ctx, date), scheduleId)?.overrides[0] ?? never();
    await removeOverride(mine.ctx, { scheduleId, date });
    const save = (edition: string) => saveOverride(mine.ctx, { ...shown, scheduleId, was: date, edition });
    const refused = await save(shown.edition);
    expect(refused).toMatchObject({ ok: false, reason: 'conflict', edition: expect.any(String) });
    expect(one(await listSchedules(mine.ctx, date), scheduleId)?.overrides).toEqual([]);
    const meant = await save((!refused.ok && refused.edition) || '');
    expect(meant).toMatchObject({ ok: true });
  });

  it('of which one waits for the other’s lock, exactly one is taken', async () => {
    const shown = await readPolicy(mine.ctx);
    if (!shown) throw new Error('no policy');
    const saves = ['one', 'two', 'three'].map((note) => savePolicy(mine.ctx, { ...shown, note }));
    const outcomes = (await Promise.all(saves)).map((each) => (each.ok ? 'ok' : each.reason));
    expect(outcomes.sort()).toEqual(['conflict', 'conflict', 'ok']);
  });

  it('what a form does not show disturbs nobody', async () => {
    const site = await readSite(mine.ctx);
    const [before] = await listPackages(mine.ctx);
    if (!site || !before) throw new Error('nothing to edit');
    expect(await saveSite(mine.ctx, { ...siteValues(site), headline: 'New' })).toMatchObject({ ok: true });
    const { bookingType: _, position: __, bookings: ___, ...shown } = before;
    expect(await savePackage(mine.ctx, { ...shown, name: 'Renamed' })).toMatchObject({ ok: true });
  });

  it('the order of the packages is compared as well', async () => {
    const seen = (await listPackages(mine.ctx)).map(({ id }) => id);
    const {
      bookingType: _,
      position: __,
      bookings: ___,
      ...shown
    } = (await listPackages(mine.ctx))[0] ?? never();
    const made = await savePackage(mine.ctx, { ...shown, id: null, edition: undefined, slug: 'another' });
    expect(made).toMatchObject({ ok: true });
    expect(await reorderPackages(mine.ctx, { ids: seen, seen })).toMatchObject({ reason: 'conflict' });
    const now = (await listPackages(mine.ctx)).map(({ id }) => id);
    expect(await reorderPackages(mine.ctx, { ids: [...now].reverse(), seen: now })).toMatchObject({
      ok: true,
    });
  });
});

function never(): never {
  throw new Error('nothing to edit');
}
