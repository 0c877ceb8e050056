import { type Entry, noteProposal, putBack } from '@/lib/data/calendars/entries';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Tx } from '@/lib/data/connection/transaction';
import { rangeOf } from '@/lib/domain/calendars/google-events';
import { type Proposal, proposalOf } from '@/lib/domain/calendars/proposal';
import type { GoogleEvent } from '@/lib/integrations/google/calendars';

/**
 * What somebody has done in Google with our own entries: noted as proposals, which the office answers. `whole`: the events are
 * all there are in the window, so that an entry that is missing among them was deleted; else they are those that have changed.
 * Entries that were written after `askedAt` are younger than the answer.
 */
export async function noteOwnEntries(
  tx: Tx,
  ctx: TenantContext,
  entries: readonly Entry[],
  found: { events: readonly GoogleEvent[]; whole: boolean; askedAt: number; from: number; to: number },
  timeZone: string,
): Promise<void> {
  const byId = new Map(found.events.map((event) => [event.id, event]));
  for (const entry of entries) {
    const event = byId.get(entry.eventId);
    if (!event) {
      const within = entry.startsAt < found.to && entry.endsAt > found.from;
      if (found.whole && within && entry.writtenAt < found.askedAt && !entry.hasProposal)
        await note(tx, ctx, entry, { kind: 'deleted' }, entry.etag);
      continue;
    }
    // As we left it, or as it was before we wrote last.
    if (event.etag === entry.etag) continue;
    if (
      entry.changedAt !== null &&
      event.updated !== undefined &&
      Date.parse(event.updated) < entry.changedAt
    )
      continue;
    const range = event.start && event.end ? rangeOf(event.start, event.end, timeZone) : null;
    const date = event.start && 'date' in event.start ? event.start.date : null;
    await note(tx, ctx, entry, proposalOf({ status: event.status, range, date }, entry), event.etag);
  }
}

/** Periods are closed and opened here only: what is done with one there is put back, without a question. */
async function note(
  tx: Tx,
  ctx: TenantContext,
  entry: Entry,
  proposal: Proposal | null,
  etag: string,
): Promise<void> {
  if (entry.isClosed && proposal !== null) await putBack(tx, ctx, entry.id);
  else await noteProposal(tx, ctx, entry.id, proposal, etag);
}
