import { z } from 'zod';
import { depositKindSchema, paymentTimings } from '@/lib/domain/catalogue';
import { linesInput } from '@/lib/domain/inputs/text-input';
import { LONGEST_HOLD_MINUTES, SHORTEST_HOLD_MINUTES } from '../holds';
import { bps, editionField, namesEdition, whole } from './fields';

const tier = z.strictObject({ hoursBefore: whole(1, 26_280), keepBps: bps });

/** The tenant's policy, as the office edits it. */
export const policyInput = z
  .strictObject({
    edition: editionField,
    depositKind: depositKindSchema,
    depositValue: z.number({ error: 'Please type a number.' }).int().min(0).max(20_000_000),
    depositRefundable: z.boolean(),
    balanceDueDays: whole(0, 365),
    cancellationTiers: z.array(tier).max(10, 'At most 10 steps.'),
    lateKeepBps: bps,
    customerMayCancel: z.boolean(),
    customerMayReschedule: z.boolean(),
    rescheduleNoticeHours: whole(0, 8760),
    maxReschedules: whole(0, 100),
    paymentTiming: z.enum(paymentTimings, { error: 'Choose when customers pay.' }),
    autoCancelOverdue: z.boolean(),
    reminderDaysBefore: whole(0, 90),
    // 06:00 to 21:00, so that mails arrive while people are awake.
    mailMinute: z
      .number({ error: 'Please choose a time.' })
      .int()
      .min(6 * 60, 'Not before 06:00: people sleep.')
      .max(21 * 60, 'Not after 21:00: people sleep.'),
    holdMinutes: whole(SHORTEST_HOLD_MINUTES, LONGEST_HOLD_MINUTES),
    note: linesInput(2000),
  })
  .refine(...namesEdition)
  .superRefine((value, issues) => {
    const flaw = (path: (string | number)[], message: string) =>
      issues.addIssue({ code: 'custom', path, message });
    if (value.depositKind === 'PERCENT' && (value.depositValue < 1 || value.depositValue > 10_000))
      flaw(['depositValue'], 'Type a percentage up to 100.');
    if (value.depositKind === 'AMOUNT' && value.depositValue < 1) flaw(['depositValue'], 'Type an amount.');
    const ordered = value.cancellationTiers
      .map((step, at) => ({ ...step, at }))
      .sort((a, b) => b.hoursBefore - a.hoursBefore);
    for (const [index, step] of ordered.entries()) {
      const earlier = ordered[index - 1];
      if (earlier?.hoursBefore === step.hoursBefore)
        flaw(['cancellationTiers', step.at, 'hoursBefore'], 'There is a step for this time already.');
      else if (earlier && step.keepBps < earlier.keepBps)
        flaw(
          ['cancellationTiers', step.at, 'keepBps'],
          'Nearer to the date you can’t keep less than before.',
        );
    }
    const last = ordered.at(-1);
    if (last && value.lateKeepBps < last.keepBps)
      flaw(['lateKeepBps'], 'Nearer to the date you can’t keep less than before.');
  });
export type PolicyInput = z.infer<typeof policyInput>;
