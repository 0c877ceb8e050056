import { z } from 'zod';
import { lineInput } from '@/lib/domain/inputs/text-input';
import { editionField, idField, localDate, namesEdition } from './fields';

const minute = z.number({ error: 'Choose a time.' }).int().min(0).max(1440).nullable();

/** A closed period, both dates inclusive. The minutes: from that time of the first day, until that time of the last. */
export const blackoutInput = z
  .strictObject({
    id: idField.nullable(),
    edition: editionField,
    /** Null: the whole business. */
    resourceId: idField.nullable(),
    reason: lineInput(200),
    startDate: localDate,
    endDate: localDate,
    startMinute: minute,
    endMinute: minute,
  })
  .refine(...namesEdition)
  .refine((value) => value.endDate >= value.startDate, {
    path: ['endDate'],
    error: 'The last day is before the first.',
  })
  .refine(
    (value) => value.startDate !== value.endDate || (value.endMinute ?? 1440) > (value.startMinute ?? 0),
    { path: ['endMinute'], error: 'The end is before the start.' },
  );
export type BlackoutInput = z.infer<typeof blackoutInput>;
