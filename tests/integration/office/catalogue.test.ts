import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAddOns } from '@/lib/data/catalogue/add-ons';
import { listBlackouts } from '@/lib/data/catalogue/blackouts';
import { listPackages } from '@/lib/data/catalogue/packages';
import { listResources } from '@/lib/data/catalogue/resources';
import { listSchedules } from '@/lib/data/catalogue/schedules';
import { listSegments } from '@/lib/data/catalogue/segments';
import { listServices } from '@/lib/data/catalogue/services';
import {
  blankPackage,
  newPackageInput,
  type PackageInput,
  packageInput,
} from '@/lib/domain/editing/package-input';
import type { ResourceInput } from '@/lib/domain/editing/resource-input';
import type { ServiceInput } from '@/lib/domain/editing/service-input';
import { addDays } from '@/lib/domain/local-date';
import { removeAddOn, saveAddOn } from '@/lib/usecases/add-ons/save';
import { removeBlackout, saveBlackout } from '@/lib/usecases/blackouts/save';
import { removePackage, reorderPackages, showPackage } from '@/lib/usecases/packages/arrange';
import { createPackage } from '@/lib/usecases/packages/create';
import { savePackage } from '@/lib/usecases/packages/save';
import { savePolicy } from '@/lib/usecases/policy/save';
import { saveResource } from '@/lib/usecases/resources/save';
import { removeOverride, removeSchedule, saveOverride, saveSchedule } from '@/lib/usecases/schedules/save';
import { removeSegment, saveSegment } from '@/lib/usecases/segments/save';
import { removeService } from '@/lib/usecases/services/remove';
import { saveService } from '@/lib/usecases/services/save';
import { saveSite } from '@/lib/usecases/site/save';
import { type Business, makeBusiness, type Office, openOffice, standingBooking, versionOf } from './business';

let office: Office;
let mine: Business;
let other: Business;

beforeAll(async () => {
  office = await openOffice();
  mine = await makeBusiness(office, 'mine');
  other = await makeBusiness(office, 'other');
});
afterAll(() => office.close());

const aPackage = (change: Partial<PackageInput> = {}): PackageInput => ({
  ...blankPackage,
  name: 'Facial',
  slug: 'facial',
  serviceId: mine.minutesServiceId,
  priceCents: 4500,
  taxBps: 2000,
  ...change,
});

const aService = (change: Partial<ServiceInput> = {}): ServiceInput => ({
  id: null,
  name: 'Half an hour',
  takes: 'MINUTES',
  duration: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 10,
  stepMinutes: 15,
  startTimes: [],
  noticeMinutes: 0,
  sameDayUntilMinute: null,
  horizonDays: 90,
  capacity: 1,
  startDays: [],
  dailyLimit: null,
  groups: [
    { id: null, name: 'Person', choosable: true, assignment: 'LEAST_BUSY', resourceIds: [mine.resourceId] },
  ],
  active: true,
  ...change,
});

const time = {
  takes: 'MINUTES' as const,
  duration: 45,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 10,
  stepMinutes: 15,
  startTimes: [],
  noticeMinutes: 0,
  sameDayUntilMinute: null,
  horizonDays: 90,
  capacity: 1,
  startDays: [],
  dailyLimit: null,
  groups: [],
};
const aPerson = (name: string): ResourceInput => ({
  id: null,
  name,
  kind: 'PERSON',
  title: '',
  bio: '',
  image: '',
  email: '',
  scheduleId: mine.scheduleId,
  active: true,
});
const idOf = (made: object) => ('id' in made ? String(made.id) : never());
function never(): never {
  throw new Error('it was not saved');
}

const anAddOn = {
  id: null,
  name: 'Tea',
  slug: 'tea',
  description: '',
  image: '',
  priceCents: 300,
  priceUnit: 'PER_BOOKING' as const,
  maxQuantity: 4,
  taxBps: 0,
  active: true,
  packageIds: [] as string[],
};

const aPolicy = {
  depositKind: 'PERCENT' as const,
  depositValue: 3000,
  depositRefundable: false,
  balanceDueDays: 30,
  cancellationTiers: [
    { hoursBefore: 24, keepBps: 5000 },
    { hoursBefore: 720, keepBps: 0 },
  ],
  lateKeepBps: 10_000,
  customerMayCancel: true,
  customerMayReschedule: true,
  rescheduleNoticeHours: 24,
  maxReschedules: 3,
  paymentTiming: 'BEFORE' as const,
  autoCancelOverdue: false,
  reminderDaysBefore: 7,
  mailMinute: 540,
  holdMinutes: 40,
  note: '',
};

const aSite = {
  headline: 'Hello',
  tagline: '',
  about: '',
  heroImage: '/pictures/x.webp',
  aboutImage: '',
  logo: '',
  favicon: '',
  shareImage: '',
  accentColor: '#225588',
  packageWord: 'treatment',
  packagesWord: 'treatments',
  contactEmail: '',
  contactPhone: '',
  addressLine: '',
  city: '',
  region: '',
  postalCode: '',
  mapUrl: '',
  questions: [],
  published: true,
};

describe('every save raises the catalogue version once', () => {
  const saves: [string, () => Promise<{ ok: boolean }>][] = [
    ['package', () => savePackage(mine.ctx, aPackage({ slug: 'versioned' }))],
    ['add-on', () => saveAddOn(mine.ctx, { ...anAddOn, slug: 'versioned' })],
    [
      'segment',
      () =>
        saveSegment(mine.ctx, { id: null, name: 'V', slug: 'v', description: '', image: '', active: true }),
    ],
    ['service', () => saveService(mine.ctx, aService({ name: 'V' }))],
    [
      'resource',
      () =>
        saveResource(mine.ctx, {
          id: null,
          name: 'V',
          kind: 'ROOM',
          title: '',
          bio: '',
          image: '',
          email: '',
          scheduleId: null,
          active: true,
        }),
    ],
    ['hours', () => saveSchedule(mine.ctx, { id: null, name: 'V', days: [[], [], [], [], [], [], []] })],
    [
      'override',
      () => saveOverride(mine.ctx, { scheduleId: mine.scheduleId, date: '2027-01-02', periods: [] }),
    ],
    [
      'blackout',
      () =>
        saveBlackout(mine.ctx, {
          id: null,
          resourceId: null,
          reason: 'V',
          startDate: '2027-01-01',
          endDate: '2027-01-02',
          startMinute: null,
          endMinute: null,
        }),
    ],
    ['policy', () => savePolicy(mine.ctx, aPolicy)],
    ['site', () => saveSite(mine.ctx, aSite)],
    ['order', () => reorderPackages(mine.ctx, { ids: [mine.packageId] })],
    ['hide', () => showPackage(mine.ctx, { id: mine.packageId, active: true })],
  ];
  it.each(saves)('%s', async (_, save) => {
    const before = await versionOf(office, mine);
    expect(await save()).toMatchObject({ ok: true });
    expect(await versionOf(office, mine)).toBe(before + 1);
  });
});

describe('the address of a picture that nobody could see', () => {
  const inside = 'https://127.0.0.1/hero.jpg';
  let seeing: Business;
  beforeAll(async () => {
    seeing = await makeBusiness(office, 'seeing');
  });
  const aSegment = { id: null, name: 'P', slug: 'p', description: '', image: inside, active: true };
  const aRoom = {
    id: null,
    name: 'Attic',
    kind: 'ROOM' as const,
    title: '',
    bio: '',
    email: '',
    scheduleId: null,
    active: true,
  };
  const forms: [string, (image: string) => Promise<unknown>, string][] = [
    ['hero', (heroImage) => saveSite(seeing.ctx, { ...aSite, heroImage }), 'heroImage'],
    ['about', (aboutImage) => saveSite(seeing.ctx, { ...aSite, aboutImage }), 'aboutImage'],
    ['shared link', (shareImage) => saveSite(seeing.ctx, { ...aSite, shareImage }), 'shareImage'],
    ['segment', (image) => saveSegment(seeing.ctx, { ...aSegment, image }), 'image'],
    ['extra', (image) => saveAddOn(seeing.ctx, { ...anAddOn, image }), 'image'],
    [
      'package',
      (url) =>
        savePackage(
          seeing.ctx,
          aPackage({
            serviceId: seeing.minutesServiceId,
            photos: [
              { url: '/pictures/x.webp', alt: '' },
              { url, alt: '' },
            ],
          }),
        ),
      'photos.1.url',
    ],
    ['person', (image) => saveResource(seeing.ctx, { ...aRoom, image }), 'image'],
  ];
  it.each(forms)('%s: is refused beside its field', async (_, save, path) => {
    expect(await save(inside)).toMatchObject({ reason: 'validation_failed', errors: [{ path }] });
    expect(await save('/pictures/x.webp')).toMatchObject({ ok: true });
  });

  it('is not asked again where it is in use', async () => {
    await office.owner.query('UPDATE "Site" SET "heroImage" = $2 WHERE "tenantId" = $1', [
      seeing.ctx.tenantId,
      inside,
    ]);
    expect(await saveSite(seeing.ctx, { ...aSite, heroImage: inside })).toMatchObject({ ok: true });
    expect(await saveSegment(seeing.ctx, { ...aSegment, slug: 'again' })).toMatchObject({ ok: true });
  });
});

describe('another business’s ids are not found and change nothing', () => {
  const calls: [string, () => Promise<unknown>][] = [
    ['package', () => savePackage(mine.ctx, aPackage({ id: other.packageId }))],
    ['package’s service', () => savePackage(mine.ctx, aPackage({ serviceId: other.minutesServiceId }))],
    ['package’s segment', () => savePackage(mine.ctx, aPackage({ segmentId: other.segmentId }))],
    ['package’s extra', () => savePackage(mine.ctx, aPackage({ addOnIds: [other.addOnId] }))],
    ['order', () => reorderPackages(mine.ctx, { ids: [mine.packageId, other.packageId] })],
    ['show', () => showPackage(mine.ctx, { id: other.packageId, active: false })],
    ['remove package', () => removePackage(mine.ctx, { id: other.packageId })],
    ['add-on', () => saveAddOn(mine.ctx, { ...anAddOn, id: other.addOnId })],
    ['add-on’s package', () => saveAddOn(mine.ctx, { ...anAddOn, packageIds: [other.packageId] })],
    ['remove add-on', () => removeAddOn(mine.ctx, { id: other.addOnId })],
    [
      'segment',
      () =>
        saveSegment(mine.ctx, {
          id: other.segmentId,
          name: 'X',
          slug: 'x',
          description: '',
          image: '',
          active: true,
        }),
    ],
    ['remove segment', () => removeSegment(mine.ctx, { id: other.segmentId })],
    ['service', () => saveService(mine.ctx, aService({ id: other.minutesServiceId }))],
    [
      'service’s resource',
      () =>
        saveService(
          mine.ctx,
          aService({
            groups: [
              {
                id: null,
                name: 'P',
                choosable: false,
                assignment: 'LEAST_BUSY',
                resourceIds: [other.resourceId],
              },
            ],
          }),
        ),
    ],
    ['remove service', () => removeService(mine.ctx, { id: other.daysServiceId })],
    [
      'resource',
      () =>
        saveResource(mine.ctx, {
          id: other.resourceId,
          name: 'X',
          kind: 'PERSON',
          title: '',
          bio: '',
          image: '',
          email: '',
          scheduleId: null,
          active: true,
        }),
    ],
    [
      'resource’s hours',
      () =>
        saveResource(mine.ctx, {
          id: null,
          name: 'X',
          kind: 'PERSON',
          title: '',
          bio: '',
          image: '',
          email: '',
          scheduleId: other.scheduleId,
          active: true,
        }),
    ],
    [
      'hours',
      () => saveSchedule(mine.ctx, { id: other.scheduleId, name: 'X', days: [[], [], [], [], [], [], []] }),
    ],
    ['remove hours', () => removeSchedule(mine.ctx, { id: other.scheduleId })],
    [
      'override',
      () => saveOverride(mine.ctx, { scheduleId: other.scheduleId, date: '2027-01-01', periods: [] }),
    ],
    ['remove override', () => removeOverride(mine.ctx, { scheduleId: other.scheduleId, date: '2027-01-01' })],
    [
      'blackout’s resource',
      () =>
        saveBlackout(mine.ctx, {
          id: null,
          resourceId: other.resourceId,
          reason: '',
          startDate: '2027-01-01',
          endDate: '2027-01-01',
          startMinute: null,
          endMinute: null,
        }),
    ],
  ];
  it.each(calls)('%s', async (_, call) => {
    const before = [await versionOf(office, mine), await versionOf(office, other)];
    expect(await call()).toMatchObject({ ok: false, reason: 'not_found' });
    expect([await versionOf(office, mine), await versionOf(office, other)]).toEqual(before);
  });

  it('blackout', async () => {
    const theirs = await saveBlackout(other.ctx, {
      id: null,
      resourceId: null,
      reason: 'Theirs',
      startDate: '2027-01-01',
      endDate: '2027-01-01',
      startMinute: null,
      endMinute: null,
    });
    if (!theirs.ok) throw new Error('not saved');
    expect(await removeBlackout(mine.ctx, { id: theirs.id })).toMatchObject({ reason: 'not_found' });
    const { rows } = await listBlackouts(mine.ctx, { from: null, search: '', cursor: null });
    expect(rows.map((row) => row.reason)).not.toContain('Theirs');
  });

  it('no list shows them', async () => {
    const lists = await Promise.all([
      listPackages(mine.ctx),
      listAddOns(mine.ctx),
      listSegments(mine.ctx),
      listServices(mine.ctx),
      listResources(mine.ctx),
      listSchedules(mine.ctx, '2026-01-01'),
    ]);
    const ids = lists.flat().map((row) => row.id);
    for (const theirs of [
      other.packageId,
      other.addOnId,
      other.segmentId,
      other.minutesServiceId,
      other.resourceId,
      other.scheduleId,
    ])
      expect(ids).not.toContain(theirs);
  });
});

describe('several at once', () => {
  it('who want one address: one gets it, the others are told beside the field', async () => {
    const wanted = { id: null, name: 'Crowd', slug: 'crowd', description: '', image: '', active: true };
    const answers = await Promise.all([1, 2, 3, 4].map(() => saveSegment(mine.ctx, wanted)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers)
      if (!answer.ok)
        expect(answer).toMatchObject({ reason: 'validation_failed', errors: [{ path: 'slug' }] });
  });

  it('who make people of one name give each an address of their own', async () => {
    const person = {
      id: null,
      name: 'Robin',
      kind: 'PERSON' as const,
      title: '',
      bio: '',
      image: '',
      email: '',
    };
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => saveResource(mine.ctx, { ...person, scheduleId: null, active: true })),
    );
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  });

  it('who put packages in opposite orders wait for each other', async () => {
    const made: string[] = [mine.packageId];
    for (const slug of ['order-a', 'order-b', 'order-c']) {
      const saved = await savePackage(mine.ctx, aPackage({ slug }));
      if (saved.ok) made.push(saved.id);
    }
    expect(made).toHaveLength(4);
    const orders = Array.from({ length: 8 }, (_, at) => (at % 2 ? made : [...made].reverse()));
    const answers = await Promise.all(orders.map((ids) => reorderPackages(mine.ctx, { ids })));
    expect(answers.every(({ ok }) => ok)).toBe(true);
  });
});

describe('what is made in one form', () => {
  const { id: _, serviceId: __, edition: ___, ...typed } = blankPackage;
  const aNewPackage = (change: object = {}) =>
    newPackageInput.parse({ ...typed, name: 'Haircut', slug: 'haircut', priceCents: 4000, time, ...change });

  it('is a package that reserves a person and a chair, and is refused as a whole', async () => {
    const chair = await saveResource(mine.ctx, { ...aPerson('Chair 1'), kind: 'EQUIPMENT' });
    const group = (name: string, id: string) => ({
      id: null,
      name,
      choosable: false,
      assignment: 'LEAST_BUSY' as const,
      resourceIds: [id],
    });
    const groups = [group('Stylist', mine.resourceId), group('Chair', idOf(chair))];
    const made = await createPackage(mine.ctx, aNewPackage({ time: { ...time, groups } }));
    expect(made).toMatchObject({ ok: true, slug: 'haircut', outlook: { words: expect.any(String) } });
    const item = (await listPackages(mine.ctx)).find(({ id }) => id === idOf(made));
    const service = (await listServices(mine.ctx)).find(({ id }) => id === item?.serviceId);
    expect(service).toMatchObject({ name: 'Haircut', duration: 45, packages: ['Haircut'] });
    expect(service?.groups.map(({ resourceIds }) => resourceIds)).toEqual([[mine.resourceId], [idOf(chair)]]);

    // Its address is another's by now: the service isn't left behind either.
    const before = (await listServices(mine.ctx)).length;
    expect(await createPackage(mine.ctx, aNewPackage({ time: { ...time, groups } }))).toMatchObject({
      ok: false,
      errors: [{ path: 'slug' }],
    });
    expect(await listServices(mine.ctx)).toHaveLength(before);
  });

  it('is changed in one form: what others share with it changes for them too, or only for it', async () => {
    const shared = await saveService(mine.ctx, aService({ name: 'Colour', duration: 60 }));
    const serviceId = idOf(shared);
    const one = await savePackage(mine.ctx, aPackage({ name: 'Colour', slug: 'colour', serviceId }));
    await savePackage(mine.ctx, aPackage({ name: 'Gloss', slug: 'gloss', serviceId }));
    const read = async () => {
      const [items, services] = await Promise.all([listPackages(mine.ctx), listServices(mine.ctx)]);
      const {
        bookings: _b,
        bookingType: _t,
        position: _p,
        ...item
      } = items.find(({ id }) => id === idOf(one)) ?? never();
      const service = services.find(({ id }) => id === item.serviceId) ?? never();
      const { id: _i, name: _n, active: _a, packages, ...time } = service;
      return { item, time, service, packages };
    };
    const before = await read();
    const save = (change: object) =>
      savePackage(mine.ctx, packageInput.parse({ ...before.item, ...change, slug: 'colour' }));
    const longer = { ...before.time, own: false, duration: 75 };
    expect(await save({ priceCents: 5000, time: longer })).toMatchObject({ ok: true });
    const after = await read();
    expect([after.item.priceCents, after.service.duration, after.service.name]).toEqual([5000, 75, 'Colour']);
    expect(after.packages.sort()).toEqual(['Colour', 'Gloss']);

    // Somebody changed the service meanwhile: the package isn't saved without it, nor over it with its own edition.
    const { edition } = after.item;
    const stale = await save({ edition, priceCents: 6000, time: { ...longer, duration: 90 } });
    expect(stale).toMatchObject({ ok: false, reason: 'conflict' });
    expect(stale).not.toHaveProperty('edition');
    expect((await read()).item.priceCents).toBe(5000);
    const wrong = await save({ edition, time: { ...after.time, own: false, takes: 'DAYS', duration: 1 } });
    expect(wrong).toMatchObject({ ok: false, errors: [{ path: 'time.takes' }] });

    const alone = { ...after.time, own: true, duration: 90 };
    expect(await save({ edition, time: alone })).toMatchObject({ ok: true });
    const own = await read();
    expect([own.service.duration, own.packages]).toEqual([90, ['Colour']]);
    const left = (await listServices(mine.ctx)).find(({ id }) => id === serviceId);
    expect([left?.duration, left?.packages]).toEqual([75, ['Gloss']]);
  });

  it('is a person who does what was chosen, and stops doing what no longer is', async () => {
    const [service] = (await listServices(mine.ctx)).filter(({ id }) => id === mine.minutesServiceId);
    const groupId = service?.groups[0]?.id ?? '';
    const made = await saveResource(mine.ctx, { ...aPerson('Bea'), groupIds: [groupId] });
    expect(made).toMatchObject({ ok: true, outlook: { bookable: expect.any(Boolean) } });
    const read = async () => (await listResources(mine.ctx)).find(({ id }) => id === idOf(made));
    const bea = await read();
    expect(bea?.groupIds).toEqual([groupId]);
    const values = (({ services: _s, slug: _l, ...rest }) => rest)(bea ?? never());
    const { groupIds: _g, ...unsaid } = values;
    expect(await saveResource(mine.ctx, { ...unsaid, title: 'Stylist' })).toMatchObject({ ok: true });
    expect((await read())?.groupIds).toEqual([groupId]);
    const { edition } = (await read()) ?? never();
    expect(await saveResource(mine.ctx, { ...values, edition, groupIds: [] })).toMatchObject({
      ok: true,
      outlook: { bookable: false, words: expect.stringMatching(/nothing that you sell is done by them/) },
    });
    expect((await read())?.groupIds).toEqual([]);
  });
});

describe('packages', () => {
  it('keeps what was typed, prices by date and extras included', async () => {
    const input = aPackage({
      slug: 'whole',
      grouping: 'Faces',
      segmentId: mine.segmentId,
      inclusions: ['A towel', 'Tea'],
      addOnIds: [mine.addOnId],
      photos: [{ url: '/pictures/spa.webp', alt: 'A room' }],
      depositKind: 'PERCENT',
      depositValue: 2500,
      priceRules: [{ startDate: '2027-06-01', endDate: null, weekdays: [6, 7], priceCents: 6000 }],
    });
    const saved = await savePackage(mine.ctx, input);
    if (!saved.ok) throw new Error(saved.detail);
    const [row] = (await listPackages(mine.ctx)).filter((each) => each.id === saved.id);
    expect(row).toMatchObject({ ...input, id: saved.id, bookingType: 'TIMESLOT' });
  });

  it('has at most five photos, but keeps those from when there could be more', async () => {
    const photos = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ url: `/pictures/${at}.webp`, alt: '' }));
    const six = { errors: [{ path: 'photos', message: 'At most 5 photos.' }] };
    expect(await savePackage(mine.ctx, aPackage({ slug: 'many', photos: photos(6) }))).toMatchObject(six);
    const made = await savePackage(mine.ctx, aPackage({ slug: 'many', photos: photos(5) }));
    if (!made.ok) throw new Error(made.detail);
    await office.owner.query(`UPDATE "Package" SET "photos" = $2 WHERE "id" = $1`, [
      made.id,
      JSON.stringify(photos(7)),
    ]);
    const change = (count: number) =>
      savePackage(mine.ctx, aPackage({ id: made.id, slug: 'many', photos: photos(count).reverse() }));
    expect(await change(8)).toMatchObject(six);
    expect(await change(7)).toMatchObject({ ok: true });
    expect(await change(6)).toMatchObject({ ok: true });
    expect(await change(7)).toMatchObject(six);
  });

  it('stays by the time or by the day while customers are coming who booked it so', async () => {
    const busy = await makeBusiness(office, 'kinds');
    const booked = await standingBooking(office, busy, {
      type: 'TIMESLOT',
      date: '2099-03-02',
      start: '2099-03-02T10:00Z',
      end: '2099-03-02T11:00Z',
    });
    const byTheDay = aPackage({ id: busy.packageId, slug: 'massage', serviceId: busy.daysServiceId });
    const service = (id: string) =>
      aService({
        id,
        takes: 'DAYS',
        duration: 1,
        groups: [
          { id: null, name: 'P', choosable: false, assignment: 'LEAST_BUSY', resourceIds: [busy.resourceId] },
        ],
      });
    expect(await savePackage(busy.ctx, byTheDay)).toMatchObject({ errors: [{ path: 'serviceId' }] });
    // No package is sold with it any more, but customers still come with it.
    await office.owner.query(`UPDATE "Package" SET "serviceId" = $2 WHERE "id" = $1`, [
      busy.packageId,
      busy.daysServiceId,
    ]);
    expect(await saveService(busy.ctx, service(busy.minutesServiceId))).toMatchObject({
      errors: [{ path: 'takes' }],
    });
    await office.owner.query(`UPDATE "Booking" SET "status" = 'CANCELED' WHERE "id" = $1`, [booked.id]);
    expect(await savePackage(busy.ctx, byTheDay)).toMatchObject({ ok: true });
    expect(await saveService(busy.ctx, service(busy.minutesServiceId))).toMatchObject({ ok: true });
  });

  it('is refused where it could never be booked: more places than there are, on either side', async () => {
    expect(
      await savePackage(mine.ctx, aPackage({ slug: 'crowd', minSeats: 40, maxSeats: 40 })),
    ).toMatchObject({
      reason: 'validation_failed',
      errors: [{ path: 'minSeats' }],
    });
    const made = await saveService(mine.ctx, aService({ name: 'Roomy', capacity: 4 }));
    if (!made.ok) throw new Error(made.detail);
    const pair = aPackage({ slug: 'pair', serviceId: made.id, minSeats: 3, maxSeats: 4 });
    expect(await savePackage(mine.ctx, pair)).toMatchObject({ ok: true });
    expect(await saveService(mine.ctx, aService({ id: made.id, name: 'Roomy', capacity: 2 }))).toMatchObject({
      errors: [{ path: 'capacity' }],
    });
  });

  it('takes its booking type from the service', async () => {
    const saved = await savePackage(mine.ctx, aPackage({ slug: 'day-out', serviceId: mine.daysServiceId }));
    if (!saved.ok) throw new Error(saved.detail);
    const row = (await listPackages(mine.ctx)).find((each) => each.id === saved.id);
    expect(row?.bookingType).toBe('DATE');
  });

  it('redirects an address it had before, and gives it to nobody else', async () => {
    const saved = await savePackage(mine.ctx, aPackage({ slug: 'first' }));
    if (!saved.ok) throw new Error(saved.detail);
    await savePackage(mine.ctx, aPackage({ id: saved.id, slug: 'second' }));
    const { rows } = await office.owner.query('SELECT "slug" FROM "PackageSlug" WHERE "packageId" = $1', [
      saved.id,
    ]);
    expect(rows).toEqual([{ slug: 'first' }]);
    expect(await savePackage(mine.ctx, aPackage({ slug: 'first' }))).toMatchObject({
      errors: [{ path: 'slug' }],
    });
    expect(await savePackage(mine.ctx, aPackage({ slug: 'second' }))).toMatchObject({
      errors: [{ path: 'slug' }],
    });
    expect(await savePackage(mine.ctx, aPackage({ id: saved.id, slug: 'first' }))).toMatchObject({
      ok: true,
    });
  });

  it.each([
    ['below what a card can pay', { priceCents: 29 }],
    [
      'a dated price below it',
      { priceRules: [{ startDate: '2027-01-01', endDate: null, weekdays: [], priceCents: 1 }] },
    ],
    ['free with an extra below it', { priceCents: 0, addOnIds: ['cheap'] }],
  ])('refuses a total %s', async (_, change) => {
    const cheap = await saveAddOn(mine.ctx, {
      ...anAddOn,
      slug: `cheap-${crypto.randomUUID().slice(0, 8)}`,
      priceCents: 10,
    });
    if (!cheap.ok) throw new Error(cheap.detail);
    const input = aPackage({
      slug: 'small',
      ...change,
      ...('addOnIds' in change ? { addOnIds: [cheap.id] } : {}),
    });
    expect(await savePackage(mine.ctx, input)).toMatchObject({
      reason: 'validation_failed',
      errors: [{ path: 'priceCents' }],
    });
  });

  it('can be removed until somebody booked it', async () => {
    const saved = await savePackage(mine.ctx, aPackage({ slug: 'gone', addOnIds: [mine.addOnId] }));
    if (!saved.ok) throw new Error(saved.detail);
    expect(await removePackage(mine.ctx, { id: saved.id })).toMatchObject({ ok: true });
    await standingBooking(office, mine, {
      type: 'TIMESLOT',
      date: '2027-02-01',
      start: '2027-02-01T10:00Z',
      end: '2027-02-01T11:00Z',
    });
    expect(await removePackage(mine.ctx, { id: mine.packageId })).toMatchObject({ reason: 'not_allowed' });
  });

  it.each([
    ['a name of 10,000 characters', { name: 'x'.repeat(10_000) }],
    ['a NUL', { description: 'a\u0000b' }],
    ['a negative price', { priceCents: -1 }],
    ['seats 0', { minSeats: 0 }],
    ['most below least', { minSeats: 4, maxSeats: 2 }],
    ['a slug that is an address', { slug: '../admin' }],
    ['a script as picture', { photos: [{ url: 'javascript:alert(1)', alt: '' }] }],
    [
      'a price for 29 February 2027',
      { priceRules: [{ startDate: '2027-02-29', endDate: null, weekdays: [], priceCents: 5000 }] },
    ],
    ['an unknown field', { colour: 'red' }],
  ])('the schema refuses %s', (_, change) => {
    expect(packageInput.safeParse({ ...aPackage(), ...change }).success).toBe(false);
  });
});

describe('services', () => {
  it('makes a quota resource with the first daily limit and counts bookings that stand', async () => {
    const date = addDays(new Date().toISOString().slice(0, 10), 90);
    await standingBooking(office, mine, {
      type: 'DATE',
      date,
      start: `${date}T00:00Z`,
      end: `${addDays(date, 1)}T00:00Z`,
    });
    const limited = aService({ id: mine.daysServiceId, takes: 'DAYS', duration: 1, dailyLimit: 2 });
    expect(await saveService(mine.ctx, limited)).toMatchObject({ ok: true });
    const { rows } = await office.owner.query(
      `SELECT c."seats"::text, c."during"::text FROM "Claim" c JOIN "Resource" r ON r."id" = c."resourceId" WHERE r."kind" = 'QUOTA' AND c."tenantId" = $1`,
      [mine.ctx.tenantId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].seats).toBe('[0,1)');
    expect((await listResources(mine.ctx)).some((row) => row.name.includes('a day'))).toBe(false);
  });

  it('counts anew when the limit is set again, whatever happened meanwhile', async () => {
    const date = addDays(new Date().toISOString().slice(0, 10), 91);
    const at = (hour: number) =>
      standingBooking(office, mine, {
        type: 'TIMESLOT',
        date,
        start: `${date}T${hour}:00Z`,
        end: `${date}T${hour + 1}:00Z`,
      });
    const limit = async (dailyLimit: number | null) =>
      expect(await saveService(mine.ctx, aService({ id: mine.minutesServiceId, dailyLimit }))).toMatchObject({
        ok: true,
      });
    const [gone, stays] = [await at(10), await at(12)];
    await limit(2);
    await office.owner.query(`UPDATE "Booking" SET "status" = 'CANCELED' WHERE "id" = $1`, [gone.id]);
    await office.owner.query(`DELETE FROM "Claim" WHERE "bookingId" = $1`, [gone.id]);
    await limit(null);
    const came = await at(14);
    // A hold keeps its place for five minutes after its time: what it claims runs out together.
    await office.owner.query(
      `UPDATE "Booking" SET "status" = 'PENDING', "holdExpiresAt" = now() - interval '1 minute' WHERE "id" = $1`,
      [came.id],
    );
    await limit(2);
    const { rows } = await office.owner.query(
      `SELECT c."bookingId" AS id, c."seats"::text, c."expiresAt" > now() AS held FROM "Claim" c
         JOIN "Resource" r ON r."id" = c."resourceId"
        WHERE r."kind" = 'QUOTA' AND c."bookingId" = ANY ($1) ORDER BY c."seats"`,
      [[stays.id, came.id]],
    );
    expect(rows).toEqual([
      { id: stays.id, seats: '[0,1)', held: null },
      { id: came.id, seats: '[1,2)', held: true },
    ]);
    await limit(null);
  });

  it('keeps the ids of groups that stay', async () => {
    const saved = await saveService(mine.ctx, aService({ name: 'Kept' }));
    if (!saved.ok) throw new Error(saved.detail);
    const before = (await listServices(mine.ctx)).find((row) => row.id === saved.id);
    if (!before) throw new Error('not listed');
    const { packages: _, ...input } = before;
    expect(await saveService(mine.ctx, { ...input, duration: 45 })).toMatchObject({ ok: true });
    const after = (await listServices(mine.ctx)).find((row) => row.id === saved.id);
    expect(after?.groups).toEqual(before.groups);
    expect(after?.duration).toBe(45);
  });

  it('does not swap days and minutes under packages', async () => {
    expect(
      await saveService(mine.ctx, aService({ id: mine.minutesServiceId, takes: 'DAYS', duration: 1 })),
    ).toMatchObject({ errors: [{ path: 'takes' }] });
  });

  it('stays while packages are sold with it', async () => {
    expect(await removeService(mine.ctx, { id: mine.minutesServiceId })).toMatchObject({
      reason: 'not_allowed',
    });
  });
});

describe('hours, people and closed periods', () => {
  it('gives a person hours of their own, copied from the first schedule', async () => {
    const saved = await saveResource(mine.ctx, {
      id: null,
      name: 'Ann',
      kind: 'PERSON',
      title: '',
      bio: '',
      image: '',
      email: '',
      scheduleId: null,
      active: true,
    });
    if (!saved.ok) throw new Error(saved.detail);
    const row = (await listResources(mine.ctx)).find((each) => each.id === saved.id);
    expect(row?.slug).toBe('ann-2');
    const schedule = (await listSchedules(mine.ctx, '2026-01-01')).find(
      (each) => each.id === row?.scheduleId,
    );
    expect(schedule?.days[0]).toEqual([{ startMinute: 540, endMinute: 1020 }]);
    expect(await removeSchedule(mine.ctx, { id: row?.scheduleId ?? '' })).toMatchObject({
      reason: 'not_allowed',
    });
  });

  it('replaces a date’s hours and takes them back', async () => {
    const date = '2027-05-05';
    const find = async () =>
      (await listSchedules(mine.ctx, '2026-01-01'))
        .find((each) => each.id === mine.scheduleId)
        ?.overrides.find((each) => each.date === date);
    await saveOverride(mine.ctx, {
      scheduleId: mine.scheduleId,
      date,
      periods: [{ startMinute: 600, endMinute: 700 }],
    });
    const { edition } = (await find()) ?? {};
    const changed = { scheduleId: mine.scheduleId, date, was: date, edition, periods: [] };
    expect(await saveOverride(mine.ctx, changed)).toMatchObject({ ok: true });
    expect(await find()).toMatchObject({ date, periods: [] });
    await removeOverride(mine.ctx, { scheduleId: mine.scheduleId, date });
    expect(await find()).toBeUndefined();
  });

  it('moves a date’s hours to another date, unless that one has its own', async () => {
    const { scheduleId } = mine;
    const dates = async () =>
      (await listSchedules(mine.ctx, '2026-01-01'))
        .find((each) => each.id === scheduleId)
        ?.overrides.map(({ date }) => date)
        .filter((date) => date.startsWith('2027-12'));
    await saveOverride(mine.ctx, { scheduleId, date: '2027-12-04', periods: [] });
    const moved = { scheduleId, date: '2027-12-24', was: '2027-12-04', periods: [] };
    expect(await saveOverride(mine.ctx, moved)).toMatchObject({ ok: true });
    expect(await dates()).toEqual(['2027-12-24']);
    await saveOverride(mine.ctx, { scheduleId, date: '2027-12-26', periods: [] });
    expect(await saveOverride(mine.ctx, { ...moved, date: '2027-12-26', was: '2027-12-24' })).toMatchObject({
      errors: [{ path: 'date' }],
    });
    expect(await dates()).toEqual(['2027-12-24', '2027-12-26']);
    for (const date of ['2027-12-24', '2027-12-26']) await removeOverride(mine.ctx, { scheduleId, date });
  });

  it('says how many bookings are inside a closed period', async () => {
    await standingBooking(office, mine, {
      type: 'TIMESLOT',
      date: '2027-07-07',
      start: '2027-07-07T10:00Z',
      end: '2027-07-07T11:00Z',
    });
    expect(
      await saveBlackout(mine.ctx, {
        id: null,
        resourceId: mine.resourceId,
        reason: 'Leave',
        startDate: '2027-07-06',
        endDate: '2027-07-08',
        startMinute: null,
        endMinute: null,
      }),
    ).toMatchObject({ ok: true, bookingsInside: 1 });
  });

  it('pages closed periods by a hundred, none lost', async () => {
    const theirs = await makeBusiness(office, 'closed-often');
    await office.owner.query(
      `INSERT INTO "Blackout" ("id","tenantId","reason","startDate","endDate")
       SELECT gen_random_uuid(), $1, 'n' || n, date '2027-01-01' + n / 3, date '2027-01-01' + n / 3 FROM generate_series(1, 230) n`,
      [theirs.ctx.tenantId],
    );
    const seen = new Set<string>();
    let cursor: string | null = null;
    let pages = 0;
    do {
      const page: Awaited<ReturnType<typeof listBlackouts>> = await listBlackouts(theirs.ctx, {
        from: null,
        search: '',
        cursor,
      });
      for (const row of page.rows) seen.add(row.reason);
      cursor = page.nextCursor;
      pages += 1;
    } while (cursor);
    expect([pages, seen.size]).toEqual([3, 230]);
  });
});
