import { v7 } from 'uuid';
import type { Ground, Samples } from '@/tests/support/data-samples';

export async function samples({ ctx, a, own, at }: Ground): Promise<Samples> {
  const d = {
    appointments: await import('@/lib/data/calendars/appointments'),
    feeds: await import('@/lib/data/calendars/feeds'),
  };
  return {
    'appointments.readBookedTimes': async () => {
      await d.appointments.readBookedTimes(ctx, at, at + 86_400_000, null);
      await d.appointments.readBookedTimes(ctx, at, at + 86_400_000, a.resourceId);
    },
    'feeds.listFeeds': () => d.feeds.listFeeds(ctx),
    'feeds.countFeeds': () => own((tx) => d.feeds.countFeeds(tx, ctx)),
    'feeds.addFeed': () =>
      own((tx) => d.feeds.addFeed(tx, ctx, { resourceId: null, showsCustomers: true, tokenHash: v7() })),
    'feeds.revokeFeed': () => own((tx) => d.feeds.revokeFeed(tx, ctx, v7())),
    'feeds.openFeed': () => d.feeds.openFeed('unknown'),
  };
}
