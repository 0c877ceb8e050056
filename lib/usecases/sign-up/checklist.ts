import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { readChecklistRow, writeTick } from '@/lib/data/tenants/checklist';
import { AppError } from '@/lib/domain/errors';
import { siteLinks } from '@/lib/domain/site-links';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';

const key = z.enum(['site', 'hours', 'prices', 'payments', 'booking', 'share']);
type ChecklistKey = z.infer<typeof key>;

export type ChecklistStep = {
  key: ChecklistKey;
  title: string;
  text: string;
  /** The office page where it is done. */
  href: string;
  done: boolean;
};

export const readChecklist = operation({
  name: 'set_up.read',
  can: 'office:read',
  effect: 'read',
  input: nothing,
  output: z.array(
    z.object({ key, title: z.string(), text: z.string(), href: z.string(), done: z.boolean() }),
  ),
  describe: 'Lists the steps from a new site to the first live booking, and which of them are done.',
  run: read,
});

/**
 * The steps from a new site to the first live booking. A step is done when the rows show it, or when the owner has said
 * that it is right as it is. @throws AppError not_found when the business is gone
 */
async function read(ctx: TenantContext): Promise<ChecklistStep[]> {
  const row = await readChecklistRow(ctx);
  if (!row) throw new AppError('not_found', 'This business is not here any more.');
  const { ticked, slug } = row;
  const step = (key: ChecklistKey, shown: boolean, words: Omit<ChecklistStep, 'key' | 'done'>) => ({
    key,
    ...words,
    done: shown || ticked[key] === true,
  });
  return [
    step('site', row.changedSite, {
      title: 'Look at your site',
      text: 'It is online already. Make the words, the pictures and the address yours.',
      href: '/admin/site',
    }),
    step('hours', row.changedHours, {
      title: 'Set your hours',
      text: 'When you work, and the days you are away.',
      href: '/admin/hours',
    }),
    step('prices', row.changedPackages, {
      title: 'Check what you sell',
      text: 'We guessed your prices. Change them, and hide what you don’t offer.',
      href: '/admin/packages',
    }),
    step('payments', row.canBePaid, {
      title: 'Decide how you are paid',
      text: 'Connect Stripe for cards, or let people pay at the appointment.',
      href: '/admin/payments',
    }),
    step('booking', row.hasBooking, {
      title: 'Make a test booking',
      text: 'Book yourself as a customer would. You can cancel it afterwards.',
      href: siteLinks(slug).home,
    }),
    step('share', false, {
      title: 'Share your link',
      text: 'Put it where people find you: your profile, your e-mails, your door.',
      href: siteLinks(slug).home,
    }),
  ];
}

const tick = z.strictObject({ step: key, done: z.boolean() });

export const tickStep = operation({
  name: 'set_up.tick',
  can: 'settings:edit',
  effect: 'write',
  input: tick,
  output: nothing,
  describe: 'Marks a step of the set-up as right as it is, or takes that back.',
  run: async (ctx: TenantContext, { step, done }: z.output<typeof tick>) => {
    await writeTick(ctx, step, done);
    return { ok: true as const };
  },
});
