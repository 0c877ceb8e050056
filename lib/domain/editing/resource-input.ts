import { z } from 'zod';
import { emailInput } from '@/lib/domain/inputs/email-input';
import { nameInput } from '@/lib/domain/inputs/name-input';
import { lineInput, linesInput } from '@/lib/domain/inputs/text-input';
import { eachOnce, editionField, idField, namesEdition, pictureUrl } from './fields';

const resourceKinds = ['PERSON', 'ROOM', 'EQUIPMENT', 'BUSINESS'] as const;

export const resourceInput = z
  .strictObject({
    id: idField.nullable(),
    edition: editionField,
    name: nameInput(120),
    kind: z.enum(resourceKinds),
    title: lineInput(120),
    bio: linesInput(2000),
    image: pictureUrl,
    /** Where the person gets mails about their bookings; shown in the office only. */
    email: z.union([z.literal(''), emailInput]),
    /** Null: creates a schedule of its own, a copy of the first one. */
    scheduleId: idField.nullable(),
    /** The groups of services that it may fill: what a person does. Absent: as it is. */
    groupIds: z.array(idField).max(500).transform(eachOnce).optional(),
    active: z.boolean(),
  })
  .refine(...namesEdition);
export type ResourceInput = z.infer<typeof resourceInput>;
