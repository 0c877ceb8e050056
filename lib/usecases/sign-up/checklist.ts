import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { readChecklistRow, writeTick } from '@/lib/data/tenants/checklist';
import { AppError } from '@/lib/domain/errors';
import { siteLinks } from '@/lib/domain/site-links';
import { permit } from '@/lib/usecases/permit';

export type ChecklistKey = 'site' | 'hours' | 'prices' | 'payments' | 'booking' | 'share';

export type ChecklistStep = {
  key: ChecklistKey;
  title: string;
  text: string;
  /** Where it is done. */
  href: string;
  done: boolean;
};

/**
 * The way from a fresh site to the first live booking. A step is done when the rows show it, or when the owner said
 * that it is right as it is. @throws AppError not_found when the business is gone
 */
export async function readChecklist(ctx: TenantContext): Promise<ChecklistStep[]> {
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

/** The owner says that a step is right as it is, or takes that back. */
export async function tickStep(
  ctx: TenantContext,
  input: { step: ChecklistKey; done: boolean },
): Promise<{ ok: true }> {
  permit(ctx, 'settings:edit');
  await writeTick(ctx, input.step, input.done);
  return { ok: true };
}
