import { z } from 'zod';
import { bookingsToLink } from '@/lib/data/bookings/link-requests';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { withTenant } from '@/lib/data/connection/transaction';
import { addJobs } from '@/lib/data/outbox/jobs';
import { addMails } from '@/lib/data/outbox/mails';
import { normalizeEmail } from '@/lib/domain/inputs/contact-rules';
import { emailInput } from '@/lib/domain/inputs/email-input';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { publishJobs } from '@/lib/usecases/outbox/publish';

export const sendLinksAgain = operation({
  name: 'booking.send_links_again',
  can: 'ownBooking:read',
  effect: 'tells',
  input: z.strictObject({ email: emailInput }),
  output: nothing,
  describe: 'Mails the links of all bookings of an e-mail address with this business to that address.',
  run: send,
});

/** The answer doesn't reveal whether there are any bookings (rule: links). `now` is epoch milliseconds. */
async function send(
  ctx: TenantContext,
  { email }: { email: string },
  { now = Date.now() }: { now?: number } = {},
): Promise<{ ok: true }> {
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
  return { ok: true };
}
