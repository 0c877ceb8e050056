import { z } from 'zod';
import { assign } from '@/lib/domain/availability/assignment';
import { assignmentRuleSchema } from '@/lib/domain/catalogue';
import { nameInput } from '@/lib/domain/inputs/name-input';
import { isLocalTime } from '@/lib/domain/time';
import { eachOnce, editionField, idField, namesEdition, weekdays, whole } from './fields';

/** The longest service in days, and so the longest booking. */
export const LONGEST_SERVICE_DAYS = 60;
/** The furthest horizon in days. */
export const LONGEST_HORIZON_DAYS = 1095;

const group = z.strictObject({
  id: idField.nullable(),
  name: nameInput(80, 'a name, for example “Therapist”'),
  choosable: z.boolean(),
  /** Which resource is booked when the customer chose none. */
  assignment: assignmentRuleSchema,
  /** In the order of preference. */
  resourceIds: z.array(idField).min(1, 'Choose at least one.').max(200).transform(eachOnce),
});

function ofDifferentIds(groups: { id: string | null }[]): boolean {
  const ids = groups.flatMap(({ id }) => (id ? [id] : []));
  return new Set(ids).size === ids.length;
}

/** When and with whom something takes place. Minutes unless the name says days. */
export const timeFields = {
  takes: z.enum(['MINUTES', 'DAYS']),
  duration: whole(1, 1440),
  bufferBeforeMinutes: whole(0, 1440),
  bufferAfterMinutes: whole(0, 1440),
  stepMinutes: whole(5, 1440),
  startTimes: z
    .array(z.string().refine(isLocalTime, 'Write a time like 09:30.'))
    .max(96, 'At most 96 times.'),
  noticeMinutes: whole(0, 525_600),
  /** Services of whole days: bookable for the day itself until this minute of it. */
  sameDayUntilMinute: z.number({ error: 'Choose a time.' }).int().min(1).max(1440).nullable(),
  horizonDays: whole(1, LONGEST_HORIZON_DAYS),
  capacity: whole(1, 1000),
  startDays: weekdays,
  dailyLimit: whole(1, 1000).nullable(),
  groups: z
    .array(group)
    .min(1, 'Say at least one person, room or thing that is busy meanwhile.')
    .max(6, 'At most 6 groups.')
    .refine(ofDifferentIds, 'A group is here twice.'),
};

type Time = {
  [Field in 'takes' | 'duration' | 'startTimes' | 'noticeMinutes' | 'horizonDays' | 'groups']: z.output<
    (typeof timeFields)[Field]
  >;
};

/** For `superRefine`: what can only be said of several fields of a service together. */
export function checkTime(value: Time, issues: { addIssue: (issue: Flaw) => void }): void {
  const add = (path: string, message: string) => issues.addIssue({ code: 'custom', path: [path], message });
  if (value.takes === 'DAYS' && value.duration > LONGEST_SERVICE_DAYS)
    add('duration', `At most ${LONGEST_SERVICE_DAYS} days.`);
  if (value.takes === 'MINUTES' && value.duration < 5) add('duration', 'At least 5 minutes.');
  if (new Set(value.startTimes).size !== value.startTimes.length) add('startTimes', 'Each time once.');
  // A saved service must be bookable: combinations that the next two checks refuse could never be booked, without
  // anybody being told.
  if (value.noticeMinutes >= value.horizonDays * 1440)
    add('noticeMinutes', 'This is longer than bookings are open ahead, so nothing could ever be booked.');
  if (assign(value.groups.map(({ resourceIds }) => resourceIds)) === null)
    add('groups', 'Each group needs somebody of its own: the same person or room can’t fill two at once.');
}
type Flaw = { code: 'custom'; path: string[]; message: string };

/** Groups of which some may be empty: those are not needed, and left out. */
export const groupsOrNone = z
  .array(group.extend({ resourceIds: z.array(idField).max(200).transform(eachOnce) }))
  .transform((groups) => groups.filter(({ resourceIds }) => resourceIds.length > 0))
  .pipe(timeFields.groups);

/** How a package takes time. */
export const serviceInput = z
  .strictObject({
    id: idField.nullable(),
    edition: editionField,
    name: nameInput(120),
    ...timeFields,
    active: z.boolean(),
  })
  .refine(...namesEdition)
  .superRefine(checkTime);
export type ServiceInput = z.infer<typeof serviceInput>;
