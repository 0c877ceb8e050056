import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Tx } from '@/lib/data/connection/transaction';

/** The most links that one request sends, for the soonest bookings first. */
const MOST = 5;
/**
 * The most times a day that the link of one booking is sent, whoever asks for it: the customer has these mails
 * already, and each link works.
 */
const MOST_A_DAY = 5;

/**
 * The bookings of an address whose link is worth sending: not expired, not over for longer than the link lives, and
 * not sent in the last ten minutes or five times in a day (otherwise anybody could fill a stranger's mailbox). `email`
 * is lower-cased. Concurrent requests for one address wait for each other, so the second sees what the first sends.
 */
export async function bookingsToLink(
  tx: Tx,
  ctx: TenantContext,
  email: string,
  now: Date,
): Promise<{ id: string; contactEmail: string }[]> {
  const minutes = 60_000;
  const asked = (minutesAgo: number) => ({
    kind: 'link_again',
    createdAt: { gt: new Date(now.getTime() - minutesAgo * minutes) },
  });
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${ctx.tenantId + email}, 3))`;
  const found = await tx.booking.findMany({
    where: {
      tenantId: ctx.tenantId,
      contactEmail: email,
      status: { not: 'EXPIRED' },
      endTime: { gt: new Date(now.getTime() - 30 * 24 * 60 * minutes) },
      mails: {
        none: asked(10),
      },
    },
    orderBy: { startTime: 'asc' },
    take: MOST,
    select: { id: true, contactEmail: true, _count: { select: { mails: { where: asked(24 * 60) } } } },
  });
  return found.filter(({ _count }) => _count.mails < MOST_A_DAY);
}
