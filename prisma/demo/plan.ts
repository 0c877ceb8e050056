import { v7 } from 'uuid';
import type { NewBooking } from '@/lib/data/bookings/booking-write';
import { type ClaimPlan, claimPlan } from '@/lib/domain/availability/claim-plan';
import type { Catalogue } from '@/lib/domain/catalogue';
import { bookingReference } from '@/lib/domain/ids';
import { addDays, weekdayOf } from '@/lib/domain/local-date';
import { priceBasket } from '@/lib/domain/pricing';
import type { Quote } from '@/lib/domain/quote';
import { reminderDay } from '@/lib/domain/reminder-day';
import { localDateOf, localInstants } from '@/lib/domain/time';
import type { Chance } from './chance';
import type { DemoBooking } from './history';

const DAY = 86_400_000;

/** A booking of the demo as the product would have planned and priced it. */
export type Planned = {
  id: string;
  demo: DemoBooking;
  plan: ClaimPlan;
  quote: Quote;
  catalogue: Catalogue;
  bookedAt: number;
  /** It is over by now. */
  over: boolean;
  row: NewBooking;
};

export function planned(catalogue: Catalogue, demo: DemoBooking, now: number, chance: Chance): Planned {
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
  let date = addDays(localDateOf(now, tenant.timeZone), demo.inDays);
  while (demo.weekdays && !demo.weekdays.includes(weekdayOf(date)))
    date = addDays(date, demo.inDays < 0 ? -1 : 1);
  const bookedAt = Math.round(now - demo.bookedDaysAgo * DAY);
  const id = v7({ msecs: bookedAt, random: chance.bytes(16) });
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
  const claims = claimPlan({ catalogue, package: item, ...basket, bookingId: id, ...start });
  const agreed = { ...catalogue, policy };
  const priced = priceBasket({ catalogue: agreed, package: item, date, ...basket, now: bookedAt });
  if (!claims.ok || !priced.ok)
    throw new Error(`Demo booking ${demo.package} of ${tenant.slug} does not fit`);
  const { plan } = claims;
  const { quote } = priced;
  const row: NewBooking = {
    id,
    reference: bookingReference(chance.bytes(8)),
    packageId: item.id,
    serviceId: item.serviceId,
    bookingType: item.bookingType,
    status: 'CONFIRMED',
    source: demo.source ?? 'SITE',
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
    contactAddress: item.locationKind === 'CUSTOMER' ? (demo.address ?? '') : '',
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
    reminderDueDate: reminderDay(
      { date, start: plan.startTime },
      policy,
      tenant.timeZone,
      demo.optional ? bookedAt : now,
    ),
    cardConsentAt: null,
    confirmedAt: new Date(bookedAt),
  };
  return { id, demo, plan, quote, catalogue: agreed, bookedAt, over: plan.endTime <= now, row };
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The demo data names something that it does not hold');
  return value;
}
