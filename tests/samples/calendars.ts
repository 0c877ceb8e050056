import { v7 } from 'uuid';
import type { Ground, Samples } from '@/tests/support/data-samples';

export async function samples({ ctx, a, own, at }: Ground): Promise<Samples> {
  const d = {
    appointments: await import('@/lib/data/calendars/appointments'),
    closed: await import('@/lib/data/calendars/closed'),
    silence: await import('@/lib/data/calendars/silence'),
    busyTimes: await import('@/lib/data/calendars/busy-times'),
    feeds: await import('@/lib/data/calendars/feeds'),
    entries: await import('@/lib/data/calendars/entries'),
    google: await import('@/lib/data/calendars/google-accounts'),
    googleSources: await import('@/lib/data/calendars/google-sources'),
    owed: await import('@/lib/data/calendars/owed'),
    sources: await import('@/lib/data/calendars/sources'),
  };
  const choices = { blocksAllDay: true, blocksTentative: true, blocksFree: false };
  const source = { ...choices, id: v7(), resourceId: a.resourceId, name: 'x', sealedAddress: 'x', host: 'x' };
  return {
    'appointments.readBookedTimes': async () => {
      await d.appointments.readBookedTimes(ctx, at, at + 86_400_000, null);
      await d.appointments.readBookedTimes(ctx, at, at + 86_400_000, a.resourceId, true);
    },
    'busy-times.keepBusyTimes': () =>
      own(async (tx) => {
        await d.sources.addSource(tx, ctx, source);
        const time = { key: 'x', start: at, end: at + 3_600_000, title: 'x' };
        await d.busyTimes.keepBusyTimes(tx, ctx, source, [time], 'all');
        await d.busyTimes.keepBusyTimes(tx, ctx, source, [time], ['x']);
      }),
    'busy-times.listClashes': () => d.busyTimes.listClashes(ctx, 20),
    'sources.lockSource': () => own((tx) => d.sources.lockSource(tx, ctx, v7())),
    'entries.listEntries': () => d.entries.listEntries(ctx, v7()),
    'entries.lockEntries': () => own((tx) => d.entries.lockEntries(tx, ctx, v7())),
    'entries.ownEventIds': () => d.entries.ownEventIds(ctx, ['x1', 'x2']),
    'entries.beginWriting': () => d.entries.beginWriting(ctx, v7()),
    'entries.endWriting': () => d.entries.endWriting(ctx, v7(), new Date(at)),
    'entries.keepEntry': async () => {
      const sourceId = v7();
      await own((tx) => d.sources.addSource(tx, ctx, { ...source, id: sourceId }));
      const written = {
        key: v7(),
        isClosed: false,
        bookingId: null,
        eventId: 'x',
        etag: '',
        changedAt: at,
        digest: 'x',
      };
      await d.entries.keepEntry(ctx, sourceId, { ...written, startsAt: at, endsAt: at + 1 });
    },
    'entries.dropEntries': () => d.entries.dropEntries(ctx, [v7()]),
    'entries.noteProposal': () =>
      own((tx) => d.entries.noteProposal(tx, ctx, v7(), { kind: 'deleted' }, 'x')),
    'entries.putBack': () => own((tx) => d.entries.putBack(tx, ctx, v7())),
    'entries.listProposals': async () => {
      await d.entries.listProposals(ctx);
      await d.entries.listProposals(ctx, { bookingId: a.bookingId });
      await d.entries.listProposals(ctx, { id: v7() });
    },
    'entries.setWrites': () => own((tx) => d.entries.setWrites(tx, ctx, v7(), true)),
    'google-accounts.listGoogleAccounts': () => d.google.listGoogleAccounts(ctx),
    'google-accounts.findGoogleAccount': () => d.google.findGoogleAccount(ctx, v7()),
    'google-accounts.idOfGoogleAccount': () =>
      own((tx) => d.google.idOfGoogleAccount(tx, ctx, 'x@example.com')),
    'google-accounts.keepGoogleToken': () =>
      own(async (tx) => {
        const id = await d.google.idOfGoogleAccount(tx, ctx, 'y@example.com');
        await d.google.keepGoogleToken(tx, ctx, id, 'x');
      }),
    'google-accounts.noteGoogleLost': () => own((tx) => d.google.noteGoogleLost(tx, ctx, v7())),
    'google-accounts.removeGoogleAccount': () =>
      own(async (tx) => {
        const id = await d.google.idOfGoogleAccount(tx, ctx, 'z@example.com');
        await d.google.removeGoogleAccount(tx, ctx, id);
      }),
    'google-sources.beginGoogleReading': () => d.googleSources.beginGoogleReading(ctx, v7()),
    'google-sources.noteSynced': () =>
      own((tx) =>
        d.googleSources.noteSynced(
          tx,
          ctx,
          { id: v7(), syncToken: null },
          { syncToken: 'x', dueAt: new Date(at), whole: true },
        ),
      ),
    'google-sources.keepChannel': () =>
      d.googleSources.keepChannel(ctx, v7(), { id: v7(), tokenHash: 'x', resourceId: null, until: null }),
    'google-sources.oweToldReading': () => d.googleSources.oweToldReading(v7(), 'x'),
    'sources.listSources': () => d.sources.listSources(ctx),
    'sources.findSource': () => d.sources.findSource(ctx, v7()),
    'sources.countSources': () => own((tx) => d.sources.countSources(tx, ctx)),
    'sources.addSource': () =>
      own(async (tx) => {
        await d.sources.addSource(tx, ctx, { ...source, id: v7() });
        const accountId = await d.google.idOfGoogleAccount(tx, ctx, 'w@example.com');
        await d.sources.addSource(tx, ctx, { ...source, id: v7(), accountId, externalId: 'x' });
      }),
    'sources.changeSource': () =>
      own((tx) =>
        d.sources.changeSource(tx, ctx, {
          ...choices,
          id: v7(),
          name: 'x',
          writesHolds: true,
          writesClosed: true,
        }),
      ),
    'sources.removeSource': () => own((tx) => d.sources.removeSource(tx, ctx, v7())),
    'sources.noteRead': () => own((tx) => d.sources.noteRead(tx, ctx, v7(), new Date(at))),
    'sources.noteUnreadable': () => d.sources.noteUnreadable(ctx, v7(), 'silent', new Date(at)),
    'owed.oweReadings': () => d.owed.oweReadings(100, 600),
    'owed.oweWritings': () => d.owed.oweWritings(100, 600),
    'closed.readClosedPeriods': async () => {
      await d.closed.readClosedPeriods(ctx, '2026-01-01', null);
      await d.closed.readClosedPeriods(ctx, '2026-01-01', a.resourceId);
    },
    'silence.takeUntoldSilence': () => own((tx) => d.silence.takeUntoldSilence(tx, ctx)),
    'feeds.listFeeds': () => d.feeds.listFeeds(ctx),
    'feeds.countFeeds': () => own((tx) => d.feeds.countFeeds(tx, ctx)),
    'feeds.addFeed': () =>
      own((tx) =>
        d.feeds.addFeed(tx, ctx, {
          resourceId: null,
          showsCustomers: true,
          showsClosed: true,
          tokenHash: v7(),
        }),
      ),
    'feeds.revokeFeed': () => own((tx) => d.feeds.revokeFeed(tx, ctx, v7())),
    'feeds.revokeFeedsMadeBy': () => own((tx) => d.feeds.revokeFeedsMadeBy(tx, ctx, v7())),
    'feeds.openFeed': () => d.feeds.openFeed('unknown'),
  };
}
