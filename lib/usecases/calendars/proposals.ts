import { z } from 'zod';
import type { BookingDetails } from '@/lib/data/bookings/booking-shape';
import { type OpenProposal, putBack, listProposals as query } from '@/lib/data/calendars/entries';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { addJobs, newJob } from '@/lib/data/outbox/jobs';
import { addAudit } from '@/lib/data/tenants/audit';
import { idField } from '@/lib/domain/editing/fields';
import {
  changedSince,
  type EditRefusal,
  type EditResult,
  notAllowed,
  notFound,
} from '@/lib/domain/editing/refusal';
import type { Result } from '@/lib/domain/errors';
import { spelled } from '@/lib/domain/spelling';
import { nothing } from '@/lib/usecases/answers';
import { cancelBooking } from '@/lib/usecases/bookings/cancel';
import { moveBooking } from '@/lib/usecases/bookings/move';
import { moveTogether } from '@/lib/usecases/bookings/move-together';
import { operation } from '@/lib/usecases/operation';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { permit } from '@/lib/usecases/permit';
import { inOneTransaction } from '../catalogue/edit';
import { askedOf, type Judged, judge, verdict } from './judge-proposal';

const open = z.object({
  id: idField,
  sourceName: z.string(),
  packageName: z.string(),
  /** Whole days, of which only the date is to be shown. */
  isDays: z.boolean(),
  isClass: z.boolean(),
  /** One, or all of a class. `version`: as it was judged. */
  guests: z.array(z.object({ id: idField, contactName: z.string(), version: z.int() })),
  currency: z.string(),
  /** Where it stands here, epoch milliseconds. */
  start: z.number(),
  /** Where it was moved to in Google; null: deleted there. */
  movedTo: z.number().nullable(),
  verdict,
});
export type ProposalForOffice = z.output<typeof open>;

export const listProposals = operation({
  name: 'calendar_proposal.list',
  can: 'office:read',
  effect: 'read',
  input: z.strictObject({ bookingId: idField.optional() }),
  output: z.array(open),
  describe:
    'Lists what somebody has moved or deleted in Google and nobody has answered yet, each with what Yes would do and cost.',
  run: list,
});

async function list(
  ctx: TenantContext,
  of: { bookingId?: string | undefined },
): Promise<ProposalForOffice[]> {
  const shown: ProposalForOffice[] = [];
  // One after the other: each is tried out in a transaction.
  for (const each of await query(ctx, of)) {
    const judged = await judge(ctx, each);
    if (judged) shown.push(...inWords(each, judged));
  }
  return shown;
}

function inWords(each: OpenProposal, { bookings, verdict: found }: Judged): ProposalForOffice[] {
  const { id, sourceName, bookingId, proposal } = each;
  return bookings.slice(0, 1).map((one) => ({
    id,
    sourceName,
    packageName: one.package.name,
    isDays: one.bookingType === 'DATE',
    isClass: bookingId === null,
    guests: bookings.map(({ id: guest, contactName, version }) => ({ id: guest, contactName, version })),
    currency: one.currency,
    start: one.start,
    movedTo: proposal.kind === 'moved' ? proposal.start : null,
    verdict: found,
  }));
}

const acceptInput = z.strictObject({
  id: idField,
  /** The sums that the person saw, minor units; refused with `conflict` if they are others by now. */
  shown: z.strictObject({ differenceCents: z.int().min(0), refundCents: z.int().min(0) }).optional(),
});
type AcceptInput = z.output<typeof acceptInput>;

export const acceptProposal = operation({
  name: 'calendar_proposal.accept',
  can: 'booking:attendance',
  effect: 'money',
  input: acceptInput,
  output: nothing,
  describe:
    'Moves a booking, or all of a class, to where it was moved in Google, or cancels by the business what was deleted there: customers are told, money is asked for or goes back.',
  run: accept,
});

async function accept(ctx: TenantContext, { id, shown }: AcceptInput): Promise<EditResult<object>> {
  const [found] = await query(ctx, { id });
  const judged = found && (await judge(ctx, found));
  if (!judged) return answered();
  const { bookings, verdict: now } = judged;
  if (now.kind === 'no') return notAllowed(now.detail);
  const sums = now.kind === 'move' ? now : { differenceCents: 0, refundCents: now.byBusiness.refundCents };
  if (shown && (shown.differenceCents !== sums.differenceCents || shown.refundCents !== sums.refundCents))
    return changedSince('What it costs or gives back has changed. Please look again.');
  const done = await carryOut(ctx, found, bookings);
  if (!done.ok) return done;
  // Written anew with the rest of what it says; if this is lost, the next writing does it all the same.
  await settle(ctx, found, 'calendar_proposal.accepted');
  return { ok: true };
}

/** By the one move or the one cancellation. A move that costs more is held, and its customer asked to pay by mail. */
async function carryOut(
  ctx: TenantContext,
  { bookingId, proposal }: OpenProposal,
  bookings: readonly BookingDetails[],
): Promise<Result<object>> {
  if (proposal.kind === 'deleted') return cancelAll(ctx, bookings);
  const asked = askedOf(proposal);
  const [one] = bookings;
  if (one && bookingId !== null)
    return moveBooking(ctx, { ...asked, bookingId, version: one.version, by: 'business' });
  permit(ctx, 'booking:reschedule');
  return moveTogether(ctx, bookings, asked);
}

/** One after the other, each with its own refund: what was done stays done, and Yes may be said again to the rest. */
async function cancelAll(ctx: TenantContext, bookings: readonly BookingDetails[]): Promise<Result<object>> {
  for (const [index, { id, version, contactName, tenant }] of bookings.entries()) {
    const done = await cancelBooking(ctx, { bookingId: id, version, by: 'business' });
    if (done.ok) continue;
    const before =
      index > 0 ? `${index} of ${bookings.length} are ${spelled('cancelled', tenant.locale)}. ` : '';
    return { ...done, detail: `${before}${contactName}: ${done.detail}` };
  }
  return { ok: true };
}

export const declineProposal = operation({
  name: 'calendar_proposal.decline',
  can: 'booking:attendance',
  effect: 'write',
  input: z.strictObject({ id: idField }),
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
