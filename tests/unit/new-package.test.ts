import { expect, it } from 'vitest';
import { newPackage } from '@/lib/domain/editing/new-package';
import { blankPackage, newPackageInput } from '@/lib/domain/editing/package-input';
import { makeBusiness } from '@/lib/domain/trades/make';

const idOf = (key: string) =>
  `00000000-0000-4000-8000-${[...key]
    .reduce((sum, each) => sum * 31 + each.charCodeAt(0), 7)
    .toString(16)
    .slice(-12)
    .padStart(12, '0')}`;

/** A fresh business as its office reads it, with three chairs where there was one. */
function fresh(trade: Parameters<typeof makeBusiness>[0]) {
  const made = makeBusiness(trade, {
    slug: 'a-business',
    name: 'A business',
    ownerName: 'Ann',
    email: 'ann@example.com',
    timeZone: 'Europe/London',
    currency: 'GBP',
    country: 'GB',
    taxName: 'VAT',
    taxIncluded: true,
  });
  const resources = made.resources.map(({ slug, kind, name }) => ({
    id: idOf(slug),
    kind,
    name,
    active: true,
  }));
  const services = made.services.map((service) => ({
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    stepMinutes: 30,
    startTimes: [],
    noticeMinutes: 0,
    sameDayUntilMinute: null,
    horizonDays: 180,
    capacity: 1,
    startDays: [],
    dailyLimit: null,
    ...service,
    id: idOf(service.key),
    takes: service.durationDays ? ('DAYS' as const) : ('MINUTES' as const),
    duration: service.durationDays ?? service.durationMinutes ?? 0,
    groups: service.groups.map((group) => ({
      id: idOf(group.name),
      name: group.name,
      choosable: false,
      assignment: 'LEAST_BUSY' as const,
      resourceIds: group.resources.map(idOf),
    })),
    active: true,
  }));
  const packages = made.packages.map(({ segment: _, addOns: __, service, grouping: ___, ...item }) => ({
    ...blankPackage,
    ...item,
    id: idOf(item.slug),
    serviceId: idOf(service),
    priceRules: [],
  }));
  return { resources, services, packages };
}

type Business = Parameters<typeof newPackage>[0];
type Named = Business['resources'][number] & { name: string };

/** What a new package of a fresh business reserves, by the names of its groups. */
const reserved = (business: Omit<Business, 'resources'> & { resources: Named[] }) => {
  const { groups } = newPackage(business).time;
  const nameOf = (id: string) => business.resources.find((each) => each.id === id)?.name;
  return Object.fromEntries(groups.map(({ name, resourceIds }) => [name, resourceIds.map(nameOf)]));
};

it.each([
  ['SALON', { Stylist: ['Ann'], Chair: ['Chair 1'] }, 'MINUTES'],
  ['PHOTOGRAPHER', { Photographer: ['Ann'] }, 'DAYS'],
  ['STUDIO', { Room: ['The room'], Person: [] }, 'MINUTES'],
  ['TOURS', { Guide: ['Ann'] }, 'MINUTES'],
  ['COACH', { Coach: ['Ann'] }, 'MINUTES'],
] as const)(
  'a new package of a %s reserves what the others do, and takes time as they do',
  (trade, groups, takes) => {
    const business = fresh(trade);
    expect(reserved(business)).toEqual(groups);
    const draft = newPackage(business);
    expect(draft.time.takes).toBe(takes);
    // Name, price and length are all that is left to type.
    const typed = { ...draft, name: 'Haircut', slug: 'haircut', priceCents: 4000 };
    const length = takes === 'DAYS' ? 1 : 45;
    const parsed = newPackageInput.parse({ ...typed, time: { ...draft.time, duration: length } });
    expect(parsed.time.groups.every(({ resourceIds }) => resourceIds.length > 0)).toBe(true);
    expect(newPackageInput.safeParse(typed).error?.issues.map(({ path }) => path.join('.')) ?? []).toEqual(
      takes === 'DAYS' ? [] : ['time.duration'],
    );
    const untyped = newPackageInput.safeParse({ ...draft, time: { ...draft.time, duration: length } });
    expect(new Set(untyped.error?.issues.map(({ path }) => path.join('.')))).toEqual(
      new Set(['name', 'slug', 'priceCents']),
    );
  },
);

it('everybody of a small team can do it, of a large one those who do the others', () => {
  const { resources, services, packages } = fresh('SALON');
  const team = (size: number) =>
    Array.from({ length: size }, (_, n) => ({
      id: idOf(`stylist ${n}`),
      kind: 'PERSON' as const,
      name: `Stylist ${n}`,
      active: n > 0,
    }));
  const stylists = (size: number) =>
    reserved({ resources: [...resources, ...team(size)], services, packages }).Stylist;
  expect(stylists(3)).toEqual(['Ann', 'Stylist 1', 'Stylist 2']);
  expect(stylists(9)).toEqual(['Ann']);
});

it('a business with nothing yet is offered its people, and its rooms as well', () => {
  const resources = [
    { id: idOf('ann'), kind: 'PERSON' as const, name: 'Ann', active: true },
    { id: idOf('room'), kind: 'ROOM' as const, name: 'Room', active: true },
  ];
  expect(reserved({ resources, services: [], packages: [] })).toEqual({ Person: ['Ann'], Room: [] });
});

it('says where nobody and nothing is chosen', () => {
  const draft = newPackage(fresh('SALON'));
  const groups = draft.time.groups.map((group) => ({ ...group, resourceIds: [] }));
  const input = {
    ...draft,
    name: 'X',
    slug: 'x',
    priceCents: 1,
    time: { ...draft.time, duration: 30, groups },
  };
  expect(newPackageInput.safeParse(input).error?.issues).toMatchObject([
    { path: ['time', 'groups'], message: expect.stringContaining('at least one person') },
  ]);
});
