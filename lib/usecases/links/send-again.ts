import { bookingsToLink } from '@/lib/data/bookings/link-requests';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { withTenant } from '@/lib/data/connection/transaction';
import { addJobs } from '@/lib/data/outbox/jobs';
import { addMails } from '@/lib/data/outbox/mails';
import { normalizeEmail } from '@/lib/domain/inputs/email-input';
import { publishJobs } from '@/lib/usecases/outbox/publish';

/**
 * Mails the links of an address's bookings with this business, to that address only (rule: links). Says nothing about
 * whether there are any. `now` is epoch milliseconds.
 */
export async function sendLinksAgain(ctx: TenantContext, email: string, now = Date.now()): Promise<void> {
  const jobs = await withTenant(ctx, async (tx) => {
    const bookings = await bookingsToLink(tx, ctx, normalizeEmail(email), new Date(now));
    const mails = bookings.map(({ id, contactEmail }) => ({
      kind: 'link_again' as const,
      bookingId: id,
      recipient: contactEmail,
    }));
    const owed = await addMails(tx, ctx, mails);
    await addJobs(tx, ctx.tenantId, owed);
    return owed;
  });
  publishJobs(jobs);
}
