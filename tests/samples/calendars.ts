import { v7 } from 'uuid';
import type { Ground, Samples } from '@/tests/support/data-samples';

export async function samples({ ctx, a, own, at }: Ground): Promise<Samples> {
  const d = {
    appointments: await import('@/lib/data/calendars/appointments'),
    busyTimes: await import('@/lib/data/calendars/busy-times'),
    feeds: await import('@/lib/data/calendars/feeds'),
    sources: await import('@/lib/data/calendars/sources'),
  };
  const choices = { blocksAllDay: true, blocksTentative: true, blocksFree: false };
  const source = { ...choices, id: v7(), resourceId: a.resourceId, name: 'x', sealedAddress: 'x', host: 'x' };
  return {
    'appointments.readBookedTimes': async () => {
      await d.appointments.readBookedTimes(ctx, at, at + 86_400_000, null);
      await d.appointments.readBookedTimes(ctx, at, at + 86_400_000, a.resourceId);
    },
    'busy-times.replaceBusyTimes': () =>
      own(async (tx) => {
        await d.sources.addSource(tx, ctx, source);
        const time = { key: 'x', start: at, end: at + 3_600_000, title: 'x' };
        await d.busyTimes.replaceBusyTimes(tx, ctx, source, [time]);
      }),
    'busy-times.listClashes': () => d.busyTimes.listClashes(ctx, 20),
    'sources.listSources': () => d.sources.listSources(ctx),
    'sources.findSource': () => d.sources.findSource(ctx, v7()),
    'sources.countSources': () => own((tx) => d.sources.countSources(tx, ctx)),
    'sources.addSource': () => own((tx) => d.sources.addSource(tx, ctx, { ...source, id: v7() })),
    'sources.changeSource': () =>
      own((tx) => d.sources.changeSource(tx, ctx, { ...choices, id: v7(), name: 'x' })),
    'sources.removeSource': () => own((tx) => d.sources.removeSource(tx, ctx, v7())),
    'sources.noteRead': () => own((tx) => d.sources.noteRead(tx, ctx, v7(), new Date(at))),
    'sources.noteUnreadable': () => d.sources.noteUnreadable(ctx, v7(), 'silent', new Date(at)),
    'sources.oweReadings': () => d.sources.oweReadings(100, 600),
    'feeds.listFeeds': () => d.feeds.listFeeds(ctx),
    'feeds.countFeeds': () => own((tx) => d.feeds.countFeeds(tx, ctx)),
    'feeds.addFeed': () =>
      own((tx) => d.feeds.addFeed(tx, ctx, { resourceId: null, showsCustomers: true, tokenHash: v7() })),
    'feeds.revokeFeed': () => own((tx) => d.feeds.revokeFeed(tx, ctx, v7())),
    'feeds.openFeed': () => d.feeds.openFeed('unknown'),
  };
}
