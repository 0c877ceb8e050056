import { z } from 'zod';
import type { BookingDetails } from '@/lib/data/bookings/booking-shape';
import { readBooking } from '@/lib/data/bookings/bookings';
import { readLiveClaims } from '@/lib/data/bookings/claims';
import { type OpenProposal, putBack, listProposals as query } from '@/lib/data/calendars/entries';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { addJobs, newJob } from '@/lib/data/outbox/jobs';
import { addAudit } from '@/lib/data/tenants/audit';
import { idField } from '@/lib/domain/editing/fields';
import { type EditRefusal, type EditResult, notAllowed, notFound } from '@/lib/domain/editing/refusal';
import { nothing } from '@/lib/usecases/answers';
import { moveBooking, previewMove } from '@/lib/usecases/bookings/move';
import { operation } from '@/lib/usecases/operation';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { inOneTransaction } from '../catalogue/edit';

const money = z.object({ differenceCents: z.int(), refundCents: z.int(), currency: z.string() });

const open = z.object({
  id: idField,
  sourceName: z.string(),
  /** Null: a class, which is moved by each of its bookings. */
  booking: z
    .object({
      id: idField,
      contactName: z.string(),
      packageName: z.string(),
      start: z.number(),
    })
    .nullable(),
  kind: z.enum(['moved', 'deleted']),
  /** Where it was moved to, epoch milliseconds; null: deleted. */
  start: z.number().nullable(),
  /** Whether the booking can be moved there, and what that does to its money. */
  verdict: z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), ...money.shape }),
    z.object({ ok: z.literal(false), detail: z.string() }),
  ]),
});
export type ProposalForOffice = z.output<typeof open>;

export const listProposals = operation({
  name: 'calendar_proposal.list',
  can: 'office:read',
  effect: 'read',
  input: z.strictObject({ bookingId: idField.optional() }),
  output: z.array(open),
  describe:
    'Lists what somebody has moved or deleted in Google and nobody has answered yet, each with what a move would mean.',
  run: list,
});

async function list(
  ctx: TenantContext,
  of: { bookingId?: string | undefined },
): Promise<ProposalForOffice[]> {
  const found = await query(ctx, of);
  return Promise.all(found.map((each) => describe(ctx, each)));
}

async function describe(ctx: TenantContext, each: OpenProposal): Promise<ProposalForOffice> {
  const { id, sourceName, bookingId, proposal } = each;
  const { kind } = proposal;
  const start = kind === 'moved' ? proposal.start : null;
  const booking = bookingId === null ? null : await readBooking(ctx, bookingId);
  const of = booking && {
    id: booking.id,
    contactName: booking.contactName,
    packageName: booking.package.name,
    start: booking.start,
  };
  return { id, sourceName, booking: of, kind, start, verdict: await judge(ctx, each, booking) };
}

type Verdict = ProposalForOffice['verdict'];

/** Whose calendar it is has to be free; whether a room is left as well, the move itself finds out. */
async function judge(
  ctx: TenantContext,
  { bookingId, proposal, resourceId }: OpenProposal,
  booking: BookingDetails | null,
): Promise<Verdict> {
  if (bookingId === null) return { ok: false, detail: 'A class is moved by moving each of its bookings.' };
  if (proposal.kind === 'deleted')
    return { ok: false, detail: 'The booking stands. If it is to go as well, cancel it here.' };
  const preview = await previewMove(ctx, askedOf(bookingId, proposal));
  if (!preview.ok) return { ok: false, detail: preview.detail };
  if (!booking) return { ok: false, detail: 'This booking is not here any more.' };
  const { start, end } = preview.target;
  if ((await readLiveClaims(ctx, [resourceId], start, end, bookingId)).length > 0)
    return { ok: false, detail: 'They are booked or busy elsewhere then.' };
  const { differenceCents, refundCents } = preview;
  if (differenceCents > 0)
    return {
      ok: false,
      detail: 'It costs more then. Move it on the booking’s page, where the customer can be asked to pay.',
    };
  return { ok: true, differenceCents, refundCents, currency: booking.currency };
}

const askedOf = (
  bookingId: string,
  { start, date }: Extract<OpenProposal['proposal'], { kind: 'moved' }>,
) => ({
  bookingId,
  by: 'business' as const,
  ...(date === null ? { start: new Date(start).toISOString() } : { date }),
});

const one = z.strictObject({ id: idField });

export const acceptProposal = operation({
  name: 'calendar_proposal.accept',
  can: 'booking:attendance',
  effect: 'money',
  input: one,
  output: nothing,
  describe:
    'Moves a booking to where somebody has moved it in Google, by the one move: its customer is told, what is too much goes back.',
  run: accept,
});

async function accept(ctx: TenantContext, { id }: { id: string }): Promise<EditResult<object>> {
  const [found] = await query(ctx, { id });
  if (!found) return answered();
  const { bookingId, proposal } = found;
  const booking = bookingId === null ? null : await readBooking(ctx, bookingId);
  const verdict = await judge(ctx, found, booking);
  if (!verdict.ok || bookingId === null || proposal.kind !== 'moved')
    return notAllowed(verdict.ok ? 'There is nothing to move.' : verdict.detail);
  const moved = await moveBooking(ctx, { ...askedOf(bookingId, proposal), version: booking?.version });
  if (!moved.ok) return moved;
  // Written anew with the rest of what it says; if this is lost, the next writing does it all the same.
  await settle(ctx, found, 'calendar_proposal.accepted');
  return { ok: true };
}

export const declineProposal = operation({
  name: 'calendar_proposal.decline',
  can: 'booking:attendance',
  effect: 'write',
  input: one,
  output: nothing,
  describe: 'Leaves a booking where it is, and puts its entry in Google back to where it was.',
  run: async (ctx: TenantContext, { id }: { id: string }): Promise<EditResult<object>> => {
    const [found] = await query(ctx, { id });
    if (!found) return answered();
    return (await settle(ctx, found, 'calendar_proposal.declined')) ? { ok: true } : answered();
  },
});

const answered = (): EditRefusal => ({
  ok: false,
  reason: 'not_found',
  detail: 'Somebody has answered this already, or it was moved back in Google.',
});

/** Whatever was answered, the entry is written again as the booking is. @returns false when somebody was faster */
async function settle(
  ctx: TenantContext,
  { id, sourceId, bookingId }: OpenProposal,
  action: 'calendar_proposal.accepted' | 'calendar_proposal.declined',
): Promise<boolean> {
  const job = newJob('write_calendar', { sourceId });
  const done = await inOneTransaction<object>(ctx, async (tx) => {
    if (!(await putBack(tx, ctx, id))) return notFound('question');
    await addJobs(tx, ctx.tenantId, [job]);
    await addAudit(tx, ctx, { action, subjectId: id, after: { bookingId } });
    return { ok: true };
  });
  if (done.ok) publishJobs([job]);
  return done.ok;
}
