import { blankPackage, type NewPackageInput, type PackageInput } from './package-input';
import type { ResourceInput } from './resource-input';
import type { ServiceInput } from './service-input';

type Resource = { id: string; kind: ResourceInput['kind']; active: boolean };
type Service = ServiceInput & { id: string };
type Sold = PackageInput & { id: string };

/** With more people than this, a new package begins with those who do the others like it. */
const FEW = 6;

/** The form of a new package: what is typed isn't there yet. */
export type PackageDraft = Omit<NewPackageInput, 'priceCents' | 'time'> & {
  priceCents: number | null;
  time: Omit<NewPackageInput['time'], 'duration'> & { duration: number | null };
};

/**
 * What a new package begins with: it takes time as most of the business's others do, keeps the same kinds of people and
 * places busy, and is sold as they are. Only its name, its price and its length are left to type. People and places that
 * the others don't need are offered, and not chosen.
 */
export function newPackage(business: {
  resources: readonly Resource[];
  services: readonly Service[];
  packages: readonly Sold[];
}): PackageDraft {
  const resources = business.resources.filter(({ active }) => active);
  const model = mostAlike(business.services.filter(({ active }) => active));
  const sold = business.packages.find(({ serviceId, active }) => active && serviceId === model?.id);
  const groups = (model?.groups ?? []).map((group) => ({
    ...group,
    id: null,
    resourceIds: chosenOf(group.resourceIds, resources),
  }));
  const { priceUnit, minSeats, maxSeats, taxBps, locationKind, locationText, segmentId } =
    sold ?? blankPackage;
  const { id: _, edition: __, serviceId: ___, ...blank } = blankPackage;
  return {
    ...blank,
    ...{ priceUnit, minSeats, maxSeats, taxBps, locationKind, locationText, segmentId },
    priceCents: null,
    time: {
      ...timeOf(model),
      duration: model?.takes === 'DAYS' ? model.duration : null,
      groups: withOffered(groups, resources, model === undefined),
    },
  };
}

/** How a package takes time now, as its form changes it; the kinds of people and places that it doesn't need are offered. */
export function presentTime(
  { id: _, name: __, active: ___, ...time }: Service,
  resources: readonly Resource[],
): NonNullable<PackageInput['time']> {
  const active = resources.filter((each) => each.active);
  return { ...time, own: false, groups: withOffered(time.groups, active, false) };
}

type Groups = NewPackageInput['time']['groups'];

/** Adds an empty group of each kind that there is and that no group has; `isAll`: the first of them has all of its kind. */
function withOffered(needed: Groups, resources: readonly Resource[], isAll: boolean): Groups {
  const groups = [...needed];
  for (const [name, kinds] of offered) {
    const more = resources.filter(({ kind }) => kinds.includes(kind));
    const isThere = groups.some(({ resourceIds }) => more.some(({ id }) => resourceIds.includes(id)));
    if (more.length === 0 || isThere || groups.length >= 6) continue;
    groups.push({
      id: null,
      name,
      choosable: false,
      assignment: 'LEAST_BUSY',
      resourceIds: isAll && groups.length === 0 ? more.map(({ id }) => id) : [],
    });
  }
  return groups;
}

const offered: [name: string, kinds: ResourceInput['kind'][]][] = [
  ['Person', ['PERSON']],
  ['Room', ['ROOM']],
  ['Equipment', ['EQUIPMENT']],
  ['The business', ['BUSINESS']],
];

/** All people of a small team can do it; of a large one those who do the others. Places stay as they are. */
function chosenOf(ids: readonly string[], resources: readonly Resource[]): string[] {
  const among = resources.filter(({ id }) => ids.includes(id));
  const people = resources.filter(({ kind }) => kind === 'PERSON');
  const arePeople = among.length > 0 && among.every(({ kind }) => kind === 'PERSON');
  return (arePeople && people.length <= FEW ? people : among).map(({ id }) => id);
}

/** The first service of those that need the same; the kind of which there are most. */
function mostAlike(services: readonly Service[]): Service | undefined {
  const needs = ({ takes, groups }: Service) => JSON.stringify([takes, groups.map(({ name }) => name)]);
  const times = Map.groupBy(services, needs);
  return [...times.values()].sort((a, b) => b.length - a.length)[0]?.[0];
}

function timeOf(model: Service | undefined): Omit<NewPackageInput['time'], 'duration' | 'groups'> {
  return {
    takes: model?.takes ?? 'MINUTES',
    bufferBeforeMinutes: model?.bufferBeforeMinutes ?? 0,
    bufferAfterMinutes: model?.bufferAfterMinutes ?? 0,
    stepMinutes: model?.stepMinutes ?? 30,
    startTimes: model?.startTimes ?? [],
    noticeMinutes: model?.noticeMinutes ?? 120,
    sameDayUntilMinute: model?.sameDayUntilMinute ?? null,
    horizonDays: model?.horizonDays ?? 180,
    capacity: model?.capacity ?? 1,
    startDays: model?.startDays ?? [],
    dailyLimit: model?.dailyLimit ?? null,
  };
}
