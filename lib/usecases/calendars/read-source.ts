import { keepBusyTimes } from '@/lib/data/calendars/busy-times';
import { ownEventIds } from '@/lib/data/calendars/entries';
import { findSource, noteRead, noteUnreadable, type Source } from '@/lib/data/calendars/sources';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, withTenant } from '@/lib/data/connection/transaction';
import { readTenantClock } from '@/lib/data/tenants/tenants';
import { BUSY_COMING_DAYS, BUSY_PAST_DAYS, busyTimes, type OutsideEntry } from '@/lib/domain/calendars/busy';
import { isOld, type SourceFailure, waitAfter } from '@/lib/domain/calendars/source-state';
import { DAY } from '@/lib/domain/durations';
import { secretBox } from '@/lib/integrations/crypto/secret-box';
import { fetchCalendar, type Known } from '@/lib/integrations/ics/fetch-calendar';
import { readCalendar } from '@/lib/integrations/ics/read-calendar';
import { readGoogle } from './read-google';
import { tellSilence } from './tell-silence';

/** What a sealed address is about, so that it opens for no other calendar. */
export const aboutSource = (ctx: TenantContext, id: string) => `calendar ${ctx.tenantId} ${id}`;

export type Reading =
  | ({ kind: 'read'; entries: OutsideEntry[]; unread: number } & Known)
  | { kind: 'same' }
  | { kind: 'failed'; failure: SourceFailure };

/** Reads a calendar elsewhere, if it is another one than what is `known`. `now` in epoch milliseconds. */
export async function readOutside(
  ctx: TenantContext,
  address: string,
  known: Known,
  now: number,
): Promise<Reading> {
  const found = await fetchCalendar(address, known);
  if (found.kind === 'refused') return { kind: 'failed', failure: found.why };
  if (found.kind === 'same') return found;
  const read = await readCalendar(found.text, {
    from: now - BUSY_PAST_DAYS * DAY,
    to: now + BUSY_COMING_DAYS * DAY,
    timeZone: await readTenantClock(ctx),
  });
  if (!read.ok) return { kind: 'failed', failure: read.why };
  const { etag, lastModified } = found;
  const entries = await withoutOwn(ctx, read.entries);
  return { kind: 'read', entries, unread: read.unread, etag, lastModified };
}

const googles = '@google.com';

/** Google gives out what we have written there by an address as well: a booking is not busy against itself. */
async function withoutOwn(ctx: TenantContext, entries: readonly OutsideEntry[]): Promise<OutsideEntry[]> {
  const idOf = ({ key }: OutsideEntry) => (key.endsWith(googles) ? key.slice(0, -googles.length) : '');
  const own = await ownEventIds(ctx, entries.map(idOf).filter(Boolean));
  return entries.filter((entry) => !own.has(idOf(entry)));
}

/** Writes down what a reading found. @returns false when the calendar was removed meanwhile */
export async function keepReading(
  tx: Tx,
  ctx: TenantContext,
  source: Pick<Source, 'id' | 'resourceId' | 'blocksAllDay' | 'blocksTentative' | 'blocksFree'>,
  reading: Exclude<Reading, { kind: 'failed' }>,
  now: number,
): Promise<boolean> {
  const dueAt = new Date(now + waitAfter(''));
  if (reading.kind === 'same') return noteRead(tx, ctx, source.id, dueAt);
  const { etag, lastModified, unread } = reading;
  // The row first: it is locked then, and two readings at once write one after the other.
  if (!(await noteRead(tx, ctx, source.id, dueAt, { etag, lastModified, unread }))) return false;
  await keepBusyTimes(tx, ctx, source, busyTimes(reading.entries, source), 'all');
  return true;
}

/**
 * Looks whether a calendar elsewhere has changed, and makes its busy times anew if so. One that can't be read keeps its last
 * known ones: nobody is booked into a dentist's appointment because a server was away.
 */
export async function readSource(
  ctx: TenantContext,
  { sourceId }: { sourceId: string },
  now = Date.now(),
): Promise<void> {
  const source = await findSource(ctx, sourceId);
  // Removed since.
  if (!source) return;
  if (source.accountId !== null) return readGoogle(ctx, source.id, now);
  const address = secretBox().open(source.sealedAddress, aboutSource(ctx, source.id));
  const known = isOld(source, now) ? { etag: null, lastModified: null } : source;
  const reading = await readOutside(ctx, address, known, now);
  if (reading.kind === 'failed') {
    await noteUnreadable(ctx, source.id, reading.failure, new Date(now + waitAfter(reading.failure)));
    return tellSilence(ctx);
  }
  await withTenant(ctx, (tx) => keepReading(tx, ctx, source, reading, now));
}
