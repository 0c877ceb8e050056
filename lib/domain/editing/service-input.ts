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

/** How a package takes time. Minutes unless the name says days. */
export const serviceInput = z
  .strictObject({
    id: idField.nullable(),
    edition: editionField,
    name: nameInput(120),
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
    active: z.boolean(),
  })
  .refine(...namesEdition)
  .refine((value) => value.takes === 'MINUTES' || value.duration <= LONGEST_SERVICE_DAYS, {
    path: ['duration'],
    error: `At most ${LONGEST_SERVICE_DAYS} days.`,
  })
  .refine((value) => value.takes === 'DAYS' || value.duration >= 5, {
    path: ['duration'],
    error: 'At least 5 minutes.',
  })
  .refine((value) => new Set(value.startTimes).size === value.startTimes.length, {
    path: ['startTimes'],
    error: 'Each time once.',
  })
  // A saved service must be bookable: combinations that the next three checks refuse could never be booked, without
  // anybody being told.
  .refine((value) => value.noticeMinutes < value.horizonDays * 1440, {
    path: ['noticeMinutes'],
    error: 'This is longer than bookings are open ahead, so nothing could ever be booked.',
  })
  .refine((value) => assign(value.groups.map(({ resourceIds }) => resourceIds)) !== null, {
    path: ['groups'],
    error: 'Each group needs somebody of its own: the same person or room can’t fill two at once.',
  });
export type ServiceInput = z.infer<typeof serviceInput>;
