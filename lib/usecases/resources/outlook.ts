import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Outlook } from '@/lib/domain/availability/why-not';
import { whyNotResource } from '@/lib/domain/availability/why-not-resource';
import { getCatalogue } from '../catalogue/read';

/** Whether bookings can take a person or room just saved, in a sentence, or why not. */
export const outlook = z.object({ bookable: z.boolean(), words: z.string() });

export async function outlookOfResource(
  ctx: TenantContext,
  resource: { id: string; name: string; active: boolean },
): Promise<Outlook> {
  const reason = whyNotResource(await getCatalogue(ctx), resource, Date.now());
  return reason
    ? { bookable: false, words: `${resource.name} can’t be booked: ${reason.why}` }
    : { bookable: true, words: `${resource.name} can be booked from now on.` };
}
