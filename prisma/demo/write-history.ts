import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { writeBooking } from '@/lib/data/bookings/booking-write';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, withTenant } from '@/lib/data/connection/transaction';
import { claimPlan } from '@/lib/domain/availability/claim-plan';
import type { Catalogue } from '@/lib/domain/catalogue';
import { bookingReference } from '@/lib/domain/ids';
import { addDays, weekdayOf } from '@/lib/domain/local-date';
import { cancellationOutcome } from '@/lib/domain/policy';
import { priceBasket } from '@/lib/domain/pricing';
import type { Quote } from '@/lib/domain/quote';
import { applicationFee } from '@/lib/domain/refunds';
import { reminderDay } from '@/lib/domain/reminder-day';
import { localDateOf, localInstants } from '@/lib/domain/time';
import type { DemoBooking } from './history';

const DAY = 86_400_000;

/** Writes the past and the coming bookings of a demo tenant, the way the product would have: claims, money, audit. */
export async function writeHistory(
  ctx: TenantContext,
  catalogue: Catalogue,
  bookings: DemoBooking[],
  now: number,
): Promise<void> {
  for (const booking of bookings) await writeOne(ctx, catalogue, booking, now);
}

async function writeOne(
  ctx: TenantContext,
  catalogue: Catalogue,
  demo: DemoBooking,
  now: number,
): Promise<void> {
  const { tenant } = catalogue;
  const policy = demo.deposit
    ? {
        ...catalogue.policy,
        depositKind: 'PERCENT' as const,
        depositValue: demo.deposit.bps,
        balanceDueDays: demo.deposit.balanceDueDays,
      }
    : catalogue.policy;
  const item = found(catalogue.packages.find(({ slug }) => slug === demo.package));
  const today = localDateOf(now, tenant.timeZone);
  let date = addDays(today, demo.inDays);
  while (demo.weekdays && !demo.weekdays.includes(weekdayOf(date)))
    date = addDays(date, demo.inDays < 0 ? -1 : 1);
  const bookedAt = now - demo.bookedDaysAgo * DAY;
  const id = v7(bookedAt ? { msecs: bookedAt } : undefined);
  const basket = {
    packageId: item.id,
    seats: demo.seats ?? 1,
    resourceId: catalogue.resources.find(({ slug }) => slug === demo.resource)?.id ?? null,
    addOns: (demo.addOns ?? []).map(({ slug, quantity }) => ({
      addOnId: found(catalogue.addOns.find((addOn) => addOn.slug === slug)).id,
      quantity,
    })),
    discountCents: 0,
  };
  const start = demo.time ? { start: found(localInstants(date, demo.time, tenant.timeZone)[0]) } : { date };
  const planned = claimPlan({ catalogue, package: item, ...basket, bookingId: id, ...start });
  const priced = priceBasket({
    catalogue: { ...catalogue, policy },
    package: item,
    date,
    ...basket,
    now: bookedAt,
  });
  if (!planned.ok || !priced.ok)
    throw new Error(`Demo booking ${demo.package} of ${tenant.slug} does not fit`);
  const { plan } = planned;
  const { quote } = priced;
  const reminderDueDate = reminderDay({ date, start: plan.startTime }, policy, tenant.timeZone, now);
  const written = await writeBooking(ctx, {
    catalogVersion: tenant.catalogVersion,
    booking: {
      id,
      reference: bookingReference(randomBytes(8)),
      packageId: item.id,
      serviceId: item.serviceId,
      bookingType: item.bookingType,
      status: 'CONFIRMED',
      source: 'SITE',
      date: plan.date,
      endDate: plan.endDate,
      startTime: new Date(plan.startTime),
      endTime: new Date(plan.endTime),
      seats: basket.seats,
      visitor: null,
      timeZone: tenant.timeZone,
      contactName: demo.customer.name,
      contactEmail: demo.customer.email,
      contactPhone: demo.customer.phone,
      notes: demo.notes ?? '',
      currency: tenant.currency,
      totalCents: quote.totalCents,
      dueNowCents: quote.dueNowCents,
      balanceCents: quote.balanceCents,
      balanceDueOn: quote.balanceDueOn,
      quote,
      basket,
      policy,
      arrangement: 'ONLINE',
      holdExpiresAt: null,
      reminderDueDate,
      cardConsentAt: null,
      confirmedAt: new Date(bookedAt),
    },
    customer: { id: v7(), ...demo.customer },
    wants: plan.wants,
    claimExpiresAt: null,
    maxHolds: null,
    maxHoldsAddress: null,
    checkout: null,
    idempotency: null,
    audit: [],
    mails: [],
    jobs: [],
  });
  if (written.outcome !== 'booked')
    throw new Error(`Demo booking ${demo.package} of ${tenant.slug}: ${written.outcome}`);
  await withTenant(ctx, (tx) =>
    writeMoney(tx, ctx, { id, quote, demo, bookedAt, now, plan, catalogue: { ...catalogue, policy } }),
  );
}

type Written = {
  id: string;
  quote: Quote;
  demo: DemoBooking;
  bookedAt: number;
  now: number;
  plan: { startTime: number };
  catalogue: Catalogue;
};

/** The payments it had by now, and how it ended. */
async function writeMoney(tx: Tx, ctx: TenantContext, written: Written): Promise<void> {
  const { id, quote, demo, bookedAt, now, catalogue } = written;
  const { tenantId } = ctx;
  const booking = { tenantId_id: { tenantId, id } };
  await tx.booking.update({
    where: booking,
    data: { createdAt: new Date(bookedAt), updatedAt: new Date(bookedAt) },
  });
  await audit(tx, ctx, id, 'booking.confirmed', bookedAt);

  const over = demo.end === 'completed' || demo.end === 'no_show';
  const paid: { amountCents: number; purpose: 'DEPOSIT' | 'FULL' | 'BALANCE'; at: number }[] = [
    { amountCents: quote.dueNowCents, purpose: quote.balanceCents > 0 ? 'DEPOSIT' : 'FULL', at: bookedAt },
  ];
  if (over && quote.balanceCents > 0) {
    paid.push({ amountCents: quote.balanceCents, purpose: 'BALANCE', at: bookedAt + 30 * DAY });
  }
  const paymentIds: string[] = [];
  for (const { amountCents, purpose, at } of paid) {
    const paymentId = v7();
    paymentIds.push(paymentId);
    // The local Stripe knows payments of this form, so that they can be refunded like any other.
    const vendorId = `demo_${amountCents}_${quote.currency.toLowerCase()}_${paymentId.replaceAll('-', '').slice(-12)}`;
    await tx.payment.create({
      data: {
        tenantId,
        id: paymentId,
        bookingId: id,
        purpose,
        method: 'CARD',
        amountCents,
        feeCents: applicationFee(amountCents, catalogue.tenant.commissionBps),
        currency: quote.currency,
        stripePaymentIntentId: `pi_${vendorId}`,
        stripeChargeId: `ch_${vendorId}`,
        paidAt: new Date(at),
      },
    });
    await audit(tx, ctx, id, 'payment.received', at, { amountCents });
  }

  if (demo.end === 'completed' || demo.end === 'no_show') {
    const status = demo.end === 'completed' ? 'COMPLETED' : 'NO_SHOW';
    await tx.booking.update({ where: booking, data: { status, reminderDueDate: null } });
    await audit(
      tx,
      ctx,
      id,
      demo.end === 'completed' ? 'booking.completed' : 'booking.no_show',
      written.plan.startTime + DAY / 4,
    );
  }
  if (demo.end === 'canceled_by_customer') {
    const canceledAt = now - DAY;
    const { refundCents } = cancellationOutcome({
      policySnapshot: catalogue.policy,
      totalCents: quote.totalCents,
      depositCents: quote.depositCents,
      paidCents: quote.dueNowCents,
      refundedCents: 0,
      start: written.plan.startTime,
      now: canceledAt,
      keepFloorBps: 0,
      by: 'business',
    });
    const paymentId = found(paymentIds[0]);
    await tx.refund.create({
      data: {
        tenantId,
        bookingId: id,
        paymentId,
        amountCents: refundCents,
        feeCents: applicationFee(refundCents, catalogue.tenant.commissionBps),
        currency: quote.currency,
        reason: 'CANCELED_BY_BUSINESS',
        status: 'SUCCEEDED',
        stripeRefundId: `re_demo_${paymentId.replaceAll('-', '').slice(-12)}`,
        createdAt: new Date(canceledAt),
        settledAt: new Date(canceledAt),
      },
    });
    await tx.booking.update({
      where: booking,
      data: {
        status: 'CANCELED',
        canceledAt: new Date(canceledAt),
        canceledBy: 'MEMBER',
        cancelReason: 'Asked by phone; refunded in full as a courtesy.',
        reminderDueDate: null,
      },
    });
    await tx.claim.deleteMany({ where: { tenantId, bookingId: id } });
    await audit(tx, ctx, id, 'booking.canceled', canceledAt, { refundCents });
  }
}

async function audit(
  tx: Tx,
  ctx: TenantContext,
  subjectId: string,
  action: string,
  at: number,
  after?: object,
): Promise<void> {
  await tx.auditEntry.create({
    data: {
      tenantId: ctx.tenantId,
      actorKind: ctx.actor.kind,
      actorName: ctx.actor.name,
      action,
      subjectKind: 'Booking',
      subjectId,
      after,
      createdAt: new Date(at),
    },
  });
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The demo data names something that it does not hold');
  return value;
}
