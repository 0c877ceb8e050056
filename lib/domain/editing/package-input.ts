import { z } from 'zod';
import { depositKindSchema, locationKindSchema, priceUnitSchema } from '@/lib/domain/catalogue';
import { nameInput } from '@/lib/domain/inputs/name-input';
import { filledLine, lineInput, linesInput } from '@/lib/domain/inputs/text-input';
import { tooManyPhotos } from '@/lib/domain/most-photos';
import {
  bps,
  cents,
  eachOnce,
  editionField,
  idField,
  localDate,
  namesEdition,
  pictureUrl,
  slug,
  weekdays,
  whole,
} from './fields';
import { checkTime, groupsOrNone, timeFields } from './service-input';

const priceRuleInput = z
  .strictObject({
    startDate: localDate.nullable(),
    endDate: localDate.nullable(),
    weekdays,
    priceCents: cents,
  })
  .refine((rule) => !rule.startDate || !rule.endDate || rule.startDate <= rule.endDate, {
    path: ['endDate'],
    error: 'The last day is before the first.',
  })
  .refine((rule) => rule.startDate || rule.endDate || rule.weekdays.length > 0, {
    path: ['startDate'],
    error: 'Choose dates or weekdays for this price.',
  });

/** What the office may edit of a package, but for what it takes time with. */
const packageFields = {
  name: nameInput(120),
  slug,
  summary: lineInput(200),
  description: linesInput(5000),
  inclusions: z.array(filledLine(200, 'a line, or remove it')).max(30, 'At most 30 lines.'),
  segmentId: idField.nullable(),
  /** Packages of one grouping are shown side by side, as steps of one offer; empty: shown on its own. */
  grouping: lineInput(80),
  serviceId: z.uuid('Choose how this package takes time.'),
  priceCents: cents,
  priceUnit: priceUnitSchema,
  priceRules: z.array(priceRuleInput).max(50, 'At most 50 prices.'),
  minSeats: whole(1, 1000),
  maxSeats: whole(1, 1000),
  taxBps: bps,
  /** Null: the tenant's policy decides. */
  depositKind: depositKindSchema.nullable(),
  /** Basis points or minor units, by the kind. */
  depositValue: z.number().int().min(0).max(20_000_000).nullable(),
  locationKind: locationKindSchema,
  locationText: lineInput(300),
  photos: z
    .array(z.strictObject({ url: pictureUrl.min(1, 'Choose a picture.'), alt: lineInput(200) }))
    // As many as there could be once: those that a package has it may keep (lib/usecases/packages/save.ts).
    .max(12, tooManyPhotos),
  addOnIds: z.array(idField).max(100).transform(eachOnce),
  active: z.boolean(),
};

type Several = {
  [Field in 'minSeats' | 'maxSeats' | 'depositKind' | 'depositValue']: z.output<
    (typeof packageFields)[Field]
  >;
};

/** For `superRefine`: what can only be said of several fields of a package together. */
function checkPackage(value: Several, issues: { addIssue: (issue: Flaw) => void }): void {
  const add = (path: string, message: string) => issues.addIssue({ code: 'custom', path: [path], message });
  if (value.maxSeats < value.minSeats) add('maxSeats', 'The most can’t be less than the least.');
  if (value.depositKind === 'PERCENT' && !inRange(value.depositValue, 1, 10_000))
    add('depositValue', 'Type a percentage from 0.01 to 100.');
  if (value.depositKind === 'AMOUNT' && !inRange(value.depositValue, 1, 20_000_000))
    add('depositValue', 'Type an amount.');
}
type Flaw = { code: 'custom'; path: string[]; message: string };

/**
 * How the package's service takes time, changed together with the package; absent: as it is. `edition` is the service's.
 * `own`: the service is shared, and this package gets one of its own, so that the others stay as they are.
 */
const changedTime = z
  .strictObject({ edition: editionField, own: z.boolean(), ...timeFields, groups: groupsOrNone })
  .superRefine(checkTime);

/** The booking type follows from the service (days: DATE, minutes: TIMESLOT). */
export const packageInput = z
  .strictObject({
    id: idField.nullable(),
    edition: editionField,
    ...packageFields,
    time: changedTime.optional(),
  })
  .refine(...namesEdition)
  .superRefine(checkPackage);

const { serviceId: _, ...ownFields } = packageFields;

/** A package that nobody has saved yet, with how it takes time and whom it keeps busy: all that makes it bookable. */
export const newPackageInput = z
  .strictObject({
    ...ownFields,
    time: z.strictObject({ ...timeFields, groups: groupsOrNone }).superRefine(checkTime),
  })
  .superRefine(checkPackage)
  .refine((value) => value.time.capacity === 1 || value.minSeats <= value.time.capacity, {
    path: ['minSeats'],
    error: 'There are fewer places at one start, so this could never be booked.',
  });
export type NewPackageInput = z.infer<typeof newPackageInput>;

const inRange = (value: number | null, min: number, max: number) =>
  value !== null && value >= min && value <= max;

export type PackageInput = z.infer<typeof packageInput>;

/** The form of a new package, before anything is typed. */
export const blankPackage: PackageInput = {
  id: null,
  name: '',
  slug: '',
  summary: '',
  description: '',
  inclusions: [],
  segmentId: null,
  grouping: '',
  serviceId: '',
  priceCents: 0,
  priceUnit: 'PER_BOOKING',
  priceRules: [],
  minSeats: 1,
  maxSeats: 1,
  taxBps: 0,
  depositKind: null,
  depositValue: null,
  locationKind: 'BUSINESS',
  locationText: '',
  photos: [],
  addOnIds: [],
  active: true,
};

/** The packages in their new order, and the order that the page showed. */
export const packageOrder = z
  .strictObject({
    ids: z.array(idField).max(500).transform(eachOnce),
    seen: z.array(idField).max(500).optional(),
  })
  .refine(({ seen }) => seen !== undefined, namesEdition[1]);
export type PackageOrder = z.infer<typeof packageOrder>;
