import { keepBusyTimes } from '@/lib/data/calendars/busy-times';
import { lockEntries } from '@/lib/data/calendars/entries';
import {
  beginGoogleReading,
  type GoogleSource,
  keepChannel,
  noteSynced,
} from '@/lib/data/calendars/google-sources';
import { noteUnreadable } from '@/lib/data/calendars/sources';
import { newId } from '@/lib/data/connection/new-id';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { withTenant } from '@/lib/data/connection/transaction';
import { readTenantClock } from '@/lib/data/tenants/tenants';
import { BUSY_COMING_DAYS, BUSY_PAST_DAYS, busyTimes } from '@/lib/domain/calendars/busy';
import { entryOf } from '@/lib/domain/calendars/google-events';
import { isOld, type SourceFailure, waitAfter } from '@/lib/domain/calendars/source-state';
import { DAY } from '@/lib/domain/durations';
import { NotYet } from '@/lib/domain/jobs/not-yet';
import { env } from '@/lib/env';
import { randomToken, tokenHash } from '@/lib/integrations/crypto/secret-token';
import { type GoogleEvent, listEvents, stopWatching, watchEvents } from '@/lib/integrations/google/calendars';
import { type Caller, GoogleRefused } from '@/lib/integrations/google/call';
import { VendorUnavailable } from '@/lib/integrations/resilience';
import { GoogleLost, quotaWaitMs, withGoogle } from './google-access';
import { noteOwnEntries } from './own-entries';
import { tellSilence } from './tell-silence';

/** Where notifications reach us a look now and then is enough; else it is the only way to hear of anything. */
const TOLD_MS = 15 * 60_000;
const UNTOLD_MS = 2 * 60_000;
const CHANNEL_MS = 6 * DAY;
const RENEW_MS = DAY;

/**
 * Reads what has changed in a calendar of Google's, by its sync token, or all of it once a day and whenever the token is no
 * longer known; then sees to it that we are told of the next change. What can't be read keeps its last known times.
 */
export async function readGoogle(ctx: TenantContext, sourceId: string, now: number): Promise<void> {
  try {
    // Two readings at once: the slower one looks again at what the faster one hadn't seen.
    for (let turn = 0; turn < 3; turn += 1) {
      const source = await beginGoogleReading(ctx, sourceId);
      if (!source) return;
      if (await withGoogle(ctx, source.accountId, (caller) => sync(ctx, caller, source, now))) return;
    }
  } catch (error) {
    const failure = failureOf(error);
    await noteUnreadable(
      ctx,
      sourceId,
      failure.why,
      new Date(now + (failure.waitMs ?? waitAfter(failure.why))),
    );
    await tellSilence(ctx);
    // Its own time to come back, and no attempt that fails: Google is there, we were too many.
    if (failure.waitMs !== undefined) throw new NotYet('Google’s quota', failure.waitMs, error);
  }
}

function failureOf(error: unknown): { why: SourceFailure; waitMs?: number } {
  if (error instanceof GoogleLost) return { why: 'revoked' };
  if (error instanceof VendorUnavailable) return { why: 'silent' };
  if (!(error instanceof GoogleRefused)) throw error;
  if (error.why === 'quota') return { why: 'silent', waitMs: quotaWaitMs(error) };
  return { why: error.why === 'gone' || error.why === 'forbidden' ? 'gone' : 'silent' };
}

/** @returns false when another reading was faster */
async function sync(ctx: TenantContext, caller: Caller, source: GoogleSource, now: number): Promise<boolean> {
  const window = { from: now - BUSY_PAST_DAYS * DAY, to: now + BUSY_COMING_DAYS * DAY };
  // First, so that nothing happens between the list and the first word of it.
  const isTold = await keepWatching(ctx, caller, source, now);
  const askedAt = Date.now();
  const changes =
    isOld(source, now) || source.syncToken === null
      ? null
      : await changesSince(caller, source, source.syncToken);
  const { events, syncToken } = changes ?? (await listEvents(caller, source.externalId, window));
  const timeZone = await readTenantClock(ctx);
  // A booking is not busy against itself, in whoever's calendar its entry stands.
  const others = events.filter(
    ({ extendedProperties }) => extendedProperties?.private?.mais !== ctx.tenantId,
  );
  const times = busyTimes(entriesIn(others, timeZone, window), source);
  const dueAt = new Date(now + (isTold ? TOLD_MS : UNTOLD_MS));
  return withTenant(ctx, async (tx) => {
    if (!(await noteSynced(tx, ctx, source, { syncToken, dueAt, whole: changes === null }))) return false;
    await keepBusyTimes(tx, ctx, source, times, changes === null ? 'all' : events.map(({ id }) => id));
    // Not before the list: what was written here meanwhile would look as if it were moved there.
    const entries = await lockEntries(tx, ctx, source.id);
    await noteOwnEntries(tx, ctx, entries, { events, whole: changes === null, askedAt, ...window }, timeZone);
    return true;
  });
}

/** Null: Google knows the token no more (410), and all is read anew. */
async function changesSince(caller: Caller, source: GoogleSource, syncToken: string) {
  try {
    return await listEvents(caller, source.externalId, { syncToken });
  } catch (error) {
    if (error instanceof GoogleRefused && error.status === 410) return null;
    throw error;
  }
}

const entriesIn = (events: readonly GoogleEvent[], timeZone: string, window: { from: number; to: number }) =>
  events
    .map((event) => entryOf(event, timeZone))
    .filter((entry) => entry !== null)
    .filter(({ start, end }) => start < window.to && end > window.from);

/**
 * Has us told of changes, a day before the present channel ends again. A calendar that nobody may watch, or an address of
 * ours that Google doesn't call, is looked at the more often. @returns whether we are told
 */
async function keepWatching(
  ctx: TenantContext,
  caller: Caller,
  source: GoogleSource,
  now: number,
): Promise<boolean> {
  // Google calls https addresses only; of this machine only the stand-in does.
  if (!env.APP_URL.startsWith('https:') && !env.GOOGLE_API_URL) return false;
  if (source.channelUntil !== null && source.channelUntil.getTime() - now > RENEW_MS) return true;
  const channel = { id: newId(), token: randomToken() };
  const kept = { id: channel.id, tokenHash: tokenHash(channel.token) };
  const former = { id: source.channelId, resourceId: source.channelResourceId };
  const address = `${env.APP_URL}/api/webhooks/google`;
  try {
    // Before Google knows of it: its first word comes at once.
    await keepChannel(ctx, source.id, { ...kept, resourceId: null, until: null });
    const made = await watchEvents(caller, source.externalId, {
      ...channel,
      address,
      until: now + CHANNEL_MS,
    });
    await keepChannel(ctx, source.id, { ...kept, resourceId: made.resourceId, until: new Date(made.until) });
    if (former.id && former.resourceId)
      await stopWatching(caller, { id: former.id, resourceId: former.resourceId }).catch(() => {});
    return true;
  } catch (error) {
    if (error instanceof GoogleRefused && error.why !== 'unauthorized' && error.why !== 'quota') return false;
    throw error;
  }
}
