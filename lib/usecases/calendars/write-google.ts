import {
  beginWriting,
  dropEntries,
  type Entry,
  endWriting,
  keepEntry,
  listEntries,
  type WrittenSource,
} from '@/lib/data/calendars/entries';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { DAY } from '@/lib/domain/durations';
import { type Caller, GoogleRefused } from '@/lib/integrations/google/call';
import { insertEvent, patchEvent, removeEvent } from '@/lib/integrations/google/events';
import { VendorUnavailable } from '@/lib/integrations/resilience';
import { GoogleLost, openGoogle, quotaWaitMs } from './google-access';
import { type Wanted, wantedIn } from './wanted-entries';

/** As long as a job may take; the rest is another run's. */
const MOST_MS = 40_000;
const AWAY_MS = 60_000;

/**
 * Makes a person's bookings in their Google calendar what they are here: missing ones are made, changed ones changed, those
 * that stand no longer taken away. It looks at what there is, so a run that comes twice, late or after an outage writes what
 * is still missing and nothing a second time. What somebody has moved there waits for its answer.
 */
export async function writeCalendar(
  ctx: TenantContext,
  { sourceId }: { sourceId: string },
  now = Date.now(),
): Promise<void> {
  const source = await beginWriting(ctx, sourceId);
  if (!source) return;
  const wanted = source.writes ? await wantedIn(ctx, source, now) : [];
  const entries = await listEntries(ctx, source.id);
  const work = workOf(wanted, entries, now);
  await dropEntries(ctx, work.past);
  const dueAt = await write(ctx, source, work.steps);
  if (dueAt !== null) return endWriting(ctx, source.id, new Date(dueAt));
  // Emptied: nothing of ours is in it any more.
  if (!source.writes) return endWriting(ctx, source.id, null);
  await endWriting(ctx, source.id, new Date(now + (work.waits ? 2 * 60_000 : DAY)));
}

/** @returns when to go on, where it couldn't be finished; null: it was */
async function write(
  ctx: TenantContext,
  source: WrittenSource,
  steps: readonly Step[],
): Promise<number | null> {
  if (steps.length === 0) return null;
  const began = Date.now();
  try {
    const google = await openGoogle(ctx, source.accountId);
    for (const step of steps) {
      if (Date.now() - began > MOST_MS) return Date.now();
      await google((caller) => step(ctx, source, caller));
    }
    return null;
  } catch (error) {
    // Its permission is gone, or the calendar: its reading says so, and whoever connects it again has it written.
    if (error instanceof GoogleLost) return Date.now() + DAY;
    if (error instanceof VendorUnavailable) return Date.now() + AWAY_MS;
    if (!(error instanceof GoogleRefused)) throw error;
    if (error.why === 'forbidden' || error.why === 'gone') return Date.now() + DAY;
    if (error.why === 'quota') return Date.now() + quotaWaitMs(error);
    throw error;
  }
}

type Step = (ctx: TenantContext, source: WrittenSource, caller: Caller) => Promise<void>;

/** What is to be called. `past`: over, and the calendar's to keep. `waits`: somebody's move there isn't answered yet. */
function workOf(wanted: readonly Wanted[], entries: readonly Entry[], now: number) {
  const known = new Map(entries.map((entry) => [entry.key, entry]));
  const keys = new Set(wanted.map(({ key }) => key));
  const gone = entries.filter(({ key }) => !keys.has(key));
  const past = gone.filter(({ endsAt }) => endsAt < now - DAY).map(({ id }) => id);
  const steps: Step[] = gone.filter(({ endsAt }) => endsAt >= now - DAY).map(takeAway);
  let waits = false;
  for (const each of wanted) {
    const entry = known.get(each.key);
    if (!entry) steps.push(make(each));
    else if (entry.digest !== each.digest) {
      const moved = entry.startsAt !== each.startsAt || entry.endsAt !== each.endsAt;
      // Moved there and unanswered: not to be overwritten by a changed telephone number, but by a move here.
      if (entry.hasProposal && !moved) waits = true;
      else steps.push(change(each, entry, moved || entry.digest === ''));
    }
  }
  return { steps, past, waits };
}

const takeAway =
  (entry: Entry): Step =>
  async (ctx, source, caller) => {
    await unlessGone(removeEvent(caller, source.externalId, entry.eventId));
    await dropEntries(ctx, [entry.id]);
  };

const make =
  (wanted: Wanted): Step =>
  async (ctx, source, caller) => {
    await kept(ctx, source, wanted, await insertOrRevive(caller, source, wanted));
  };

/** By force where we know better than whatever stands there; else only if nobody has changed it since. */
const change =
  (wanted: Wanted, entry: Entry, byForce: boolean): Step =>
  async (ctx, source, caller) => {
    try {
      const ifMatch = byForce || entry.etag === '' ? undefined : entry.etag;
      await kept(
        ctx,
        source,
        wanted,
        await patchEvent(caller, source.externalId, entry.eventId, wanted.body, ifMatch),
      );
    } catch (error) {
      if (!(error instanceof GoogleRefused)) throw error;
      // Somebody was faster; the next reading says what they did.
      if (error.why === 'changed') return;
      if (error.why !== 'gone') throw error;
      await kept(ctx, source, wanted, await insertOrRevive(caller, source, wanted));
    }
  };

/** An id that was used before is the same appointment: written already by a run whose answer was lost, or deleted since. */
async function insertOrRevive(caller: Caller, source: WrittenSource, { eventId, body }: Wanted) {
  try {
    return await insertEvent(caller, source.externalId, { ...body, id: eventId });
  } catch (error) {
    if (!(error instanceof GoogleRefused) || error.why !== 'exists') throw error;
    return patchEvent(caller, source.externalId, eventId, body, undefined);
  }
}

function kept(
  ctx: TenantContext,
  source: WrittenSource,
  { body: _, ...wanted }: Wanted,
  { etag, updated }: { etag: string; updated: number | null },
): Promise<void> {
  return keepEntry(ctx, source.id, { ...wanted, etag, changedAt: updated });
}

async function unlessGone(call: Promise<void>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof GoogleRefused) || error.why !== 'gone') throw error;
  }
}
