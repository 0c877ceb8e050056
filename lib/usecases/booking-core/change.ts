import type { BookingCore } from '@/lib/data/bookings/booking-shape';
import { type BookingMark, lockBooking, markBooking, updateBooking } from '@/lib/data/bookings/bookings';
import { type IdempotencyLock, markIdempotentWork } from '@/lib/data/bookings/idempotency';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, withTenant } from '@/lib/data/connection/transaction';
import { addJobs, type NewJob, newJob } from '@/lib/data/outbox/jobs';
import { addMails, type NewMail } from '@/lib/data/outbox/mails';
import { addBookingAudit } from '@/lib/data/tenants/audit';
import { AppError, type Refusal, refuse } from '@/lib/domain/errors';
import { type BookingEventName, type Happened, isKept } from '@/lib/domain/events/booking-events';
import { jobsOwedFor } from '@/lib/domain/events/jobs-owed';
import { mailsOwedFor } from '@/lib/domain/events/mails-owed';
import { type BookingStep, transition } from '@/lib/domain/lifecycle';
import { isOfficeMail, isPersonMail } from '@/lib/domain/mail-topics';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { memberWhoActs } from './member-who-acts';
import { mailsToPeople } from './tell-people';

/** One change of one booking, inside its transaction and under its row lock. `now` in epoch milliseconds. */
export type Change = {
  readonly tx: Tx;
  readonly ctx: TenantContext;
  /** As it was when the lock was taken. */
  readonly booking: BookingCore;
  readonly now: number;
  update(data: Parameters<typeof updateBooking>[3]): Promise<void>;
  /** Writes fields that no decision depends on; the booking's version stays, so a concurrent editor isn't refused. */
  mark(data: BookingMark): Promise<void>;
  /** Makes a transition of the lifecycle and writes it together with `data`. @throws RollBack when it isn't allowed */
  step(step: BookingStep, data?: Parameters<typeof updateBooking>[3]): Promise<void>;
  /**
   * Records an event: its entry in the booking's history, and the mails and jobs that its subscribers owe
   * (lib/domain/events). The member who acts gets no office mail about it.
   */
  record<Name extends BookingEventName>(name: Name, happened: Happened<Name>): Promise<void>;
};

/** Thrown to end a change: the transaction is rolled back and the caller gets the refusal. */
export class RollBack extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.detail);
    this.name = 'RollBack';
    this.refusal = refusal;
  }
}

type Target = { bookingId: string; version?: number | undefined };

/**
 * Locks the booking, runs `work`, and commits what it wrote together with its mails and jobs, which are announced to
 * QStash after the commit. Refuses with `conflict` when `version` is given and is no longer the booking's, and with any
 * refusal that `work` throws (`RollBack`). With `idempotency`, its key is marked as done in the same transaction, so
 * that a retry of the request doesn't do the work again; refuses with `in_progress` when another run has taken the key
 * over.
 * @throws AppError not_found, unavailable
 */
export function changeBooking<T>(
  ctx: TenantContext,
  target: Target & { idempotency?: IdempotencyLock | null | undefined },
  work: (change: Change) => Promise<T>,
): Promise<T | Refusal> {
  return changeBookings(ctx, [target], async (changes) => {
    const [change] = changes as [Change];
    const done = await work(change);
    const { idempotency } = target;
    if (idempotency && !(await markIdempotentWork(change.tx, ctx, idempotency, target.bookingId))) {
      throw new RollBack(refuse('in_progress', 'This very request is being worked on right now.'));
    }
    return done;
  });
}

/** The same for several bookings at once, all or none; `work` gets their changes in the order of their ids. */
export async function changeBookings<T>(
  ctx: TenantContext,
  targets: readonly Target[],
  work: (changes: Change[]) => Promise<T>,
): Promise<T | Refusal> {
  const jobs: NewJob[] = [];
  try {
    const result = await withTenant(ctx, async (tx) => {
      const mails: NewMail[] = [];
      const changes: Change[] = [];
      // In one order, so that two of them wait for each other and never both.
      for (const target of [...targets].sort((a, b) => (a.bookingId < b.bookingId ? -1 : 1)))
        changes.push(await begin(tx, ctx, target, { mails, jobs }));
      const done = await work(changes);
      jobs.push(...(await addMails(tx, ctx, mails)));
      await addJobs(tx, ctx.tenantId, jobs);
      return done;
    });
    publishJobs(jobs);
    return result;
  } catch (error) {
    if (error instanceof RollBack) return error.refusal;
    if (error instanceof AppError && error.code === 'conflict') return refuse('conflict', error.message);
    throw error;
  }
}

/** Locks a booking; what its change owes goes into `owed`. */
async function begin(
  tx: Tx,
  ctx: TenantContext,
  target: Target,
  { mails, jobs }: { mails: NewMail[]; jobs: NewJob[] },
): Promise<Change> {
  const booking = await lockBooking(tx, ctx, target.bookingId, target.version);
  const update: Change['update'] = (data) => updateBooking(tx, ctx, booking.id, data);
  const record: Change['record'] = async (name, happened) => {
    if (isKept(name)) {
      const { before, after } = happened;
      await addBookingAudit(tx, ctx, { action: name, bookingId: booking.id, before, after });
    }
    for (const owed of mailsOwedFor(name, happened)) {
      const to = isPersonMail(owed.kind)
        ? await mailsToPeople(tx, ctx, booking, owed)
        : [{ kind: owed.kind, recipient: isOfficeMail(owed.kind) ? '' : booking.contactEmail }];
      const about = { ...owed.about, ...memberWhoActs(ctx) };
      mails.push(...to.map((mail) => ({ ...mail, bookingId: booking.id, about })));
    }
    for (const { name: job, payload, dedupeKey } of jobsOwedFor(name, happened))
      jobs.push(newJob(job, payload, dedupeKey === undefined ? {} : { dedupeKey }));
  };
  return {
    tx,
    ctx,
    booking,
    now: Date.now(),
    update,
    mark: (data) => markBooking(tx, ctx, booking.id, data),
    record,
    step: async (step, data = {}) => {
      const next = transition(booking.status, step, booking.tenant.locale);
      if (!next.ok) throw new RollBack(next);
      await update({ ...data, status: next.status });
    },
  };
}
