import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Outlook } from '@/lib/domain/availability/why-not';
import { whyNotPackage } from '@/lib/domain/availability/why-not-package';
import { localDateOf } from '@/lib/domain/time';
import { dateInWords, timeInWords } from '@/lib/domain/when';
import { readNextAvailable } from '../availability/read';
import { getCatalogue } from '../catalogue/read';

export const outlook = z.object({ bookable: z.boolean(), words: z.string() });

export async function outlookOf(
  ctx: TenantContext,
  item: { id: string; slug: string; active: boolean },
): Promise<Outlook> {
  const catalogue = await getCatalogue(ctx);
  const now = Date.now();
  const reason = whyNotPackage(catalogue, item, now);
  if (reason) return { bookable: false, words: `It can’t be booked: ${reason.why}` };
  const { timeZone, locale } = catalogue.tenant;
  const found = await readNextAvailable(ctx, { package: item.slug, from: localDateOf(now, timeZone) });
  const next = found.ok ? found.next : null;
  if (!next) return { bookable: true, words: 'It can be booked, and everything is taken for now.' };
  const at = next.slot ? `, ${timeInWords(next.slot.start, timeZone, locale)}` : '';
  return { bookable: true, words: `It can be booked: next free ${dateInWords(next.date, locale)}${at}.` };
}
