import type { AddOn, Catalogue, Package, PriceRule, TenantProfile } from '@/lib/domain/catalogue';
import { type Result, refuse } from '@/lib/domain/errors';
import { weekdayOf } from '@/lib/domain/local-date';
import { divideHalfUp, shareByBps, spread } from '@/lib/domain/money';
import { type PaymentArrangement, paymentPlan } from '@/lib/domain/payment-plan';
import type { BasketAddOn, Quote, QuoteLine } from '@/lib/domain/quote';
import { localDateOf } from '@/lib/domain/time';
import type { Zone } from '@/lib/domain/zone-offsets';

export type PricingQuery = {
  /** Only what a price depends on, so that a page can compute the same sum without the rest of the tenant. */
  catalogue: Pick<Catalogue, 'policy' | 'addOns'> & {
    tenant: Pick<TenantProfile, 'currency' | 'taxIncluded'> & { timeZone: Zone };
  };
  package: Package;
  /** Local date of the start, in the tenant's zone. */
  date: string;
  seats: number;
  addOns: readonly BasketAddOn[];
  discountCents?: number;
  /** Defaults to ONLINE. */
  arrangement?: PaymentArrangement;
  now: number;
};

/** The maximum of a money column (int4). */
const LARGEST_TOTAL = 2_147_483_647;

/**
 * The priced basket (rule: price), minor units. Refuses with `not_bookable` seats and quantities out of range, an
 * add-on that the package doesn't have, and a sum that can't be paid.
 */
export function priceBasket(query: PricingQuery): Result<{ quote: Quote }> {
  const { tenant, policy } = query.catalogue;
  const item = query.package;
  if (!Number.isInteger(query.seats) || query.seats < item.minSeats || query.seats > item.maxSeats) {
    return refuse('not_bookable', seatsSentence(item));
  }
  const lines: QuoteLine[] = [
    line('PACKAGE', item.id, item.name, item.priceUnit === 'PER_SEAT' ? query.seats : 1, {
      unitCents: priceOn(item, query.date),
      taxBps: item.taxBps,
    }),
  ];
  for (const { addOnId, quantity } of merged(query.addOns)) {
    const addOn = query.catalogue.addOns.find(({ id }) => id === addOnId);
    if (!addOn || !item.addOnIds.includes(addOnId)) {
      return refuse('not_bookable', `${item.name} doesn’t come with that extra.`);
    }
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > addOn.maxQuantity) {
      return refuse('not_bookable', quantitySentence(addOn));
    }
    const times = addOn.priceUnit === 'PER_SEAT' ? quantity * query.seats : quantity;
    lines.push(
      line('ADD_ON', addOn.id, addOn.name, times, { unitCents: addOn.priceCents, taxBps: addOn.taxBps }),
    );
  }

  const subtotalCents = sum(lines.map((each) => each.totalCents));
  const discountCents = Math.min(Math.max(query.discountCents ?? 0, 0), subtotalCents);
  const taxed = withDiscountAndTax(lines, discountCents, tenant.taxIncluded);
  const taxCents = sum(taxed.map((each) => each.taxCents));
  const totalCents = subtotalCents - discountCents + (tenant.taxIncluded ? 0 : taxCents);
  if (totalCents > LARGEST_TOTAL) return refuse('not_bookable', 'The total is too large to book at once.');

  const plan = paymentPlan({
    package: item,
    policy,
    totalCents,
    currency: tenant.currency,
    date: query.date,
    today: localDateOf(query.now, tenant.timeZone),
    arrangement: query.arrangement ?? 'ONLINE',
  });
  if (!plan.ok) return plan;
  const { ok: _, ...due } = plan;
  return {
    ok: true,
    quote: {
      currency: tenant.currency,
      lines: taxed,
      subtotalCents,
      discountCents,
      taxCents,
      taxIncluded: tenant.taxIncluded,
      totalCents,
      ...due,
    },
  };
}

/**
 * The unit price of a package for a start on a local date, minor units: that of the first matching price rule, else the
 * package's own.
 */
export function priceOn(item: Pick<Package, 'priceCents' | 'priceRules'>, date: string): number {
  return item.priceRules.find((rule) => fits(rule, date))?.priceCents ?? item.priceCents;
}

function fits(rule: PriceRule, date: string): boolean {
  return (
    (rule.startDate === null || rule.startDate <= date) &&
    (rule.endDate === null || rule.endDate >= date) &&
    (rule.weekdays.length === 0 || rule.weekdays.includes(weekdayOf(date)))
  );
}

function line(
  kind: QuoteLine['kind'],
  ref: string,
  label: string,
  quantity: number,
  price: { unitCents: number; taxBps: number },
): QuoteLine {
  const totalCents = quantity * price.unitCents;
  return { kind, ref, label, quantity, ...price, totalCents, discountCents: 0, taxCents: 0 };
}

/**
 * Spreads the discount over the lines by largest remainder; tax is computed on the discounted line, half up
 * (rule: price).
 */
export function withDiscountAndTax(
  lines: QuoteLine[],
  discountCents: number,
  taxIncluded: boolean,
): QuoteLine[] {
  const discounts = spread(
    discountCents,
    lines.map((each) => each.totalCents),
  );
  return lines.map((each, index) => {
    const discount = discounts[index] ?? 0;
    const base = each.totalCents - discount;
    const taxCents = taxIncluded
      ? divideHalfUp(base * each.taxBps, 10_000 + each.taxBps)
      : shareByBps(base, each.taxBps);
    return { ...each, discountCents: discount, taxCents };
  });
}

/** Merges an add-on that is listed twice into one line. */
function merged(addOns: readonly BasketAddOn[]): BasketAddOn[] {
  const quantities = new Map<string, number>();
  for (const { addOnId, quantity } of addOns) {
    quantities.set(addOnId, (quantities.get(addOnId) ?? 0) + quantity);
  }
  return [...quantities].map(([addOnId, quantity]) => ({ addOnId, quantity }));
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

/** The refusal's sentence for a party that doesn't fit. */
export function seatsSentence(item: Pick<Package, 'name' | 'minSeats' | 'maxSeats'>): string {
  if (item.minSeats === item.maxSeats) {
    return `${item.name} is booked for ${item.maxSeats === 1 ? 'one' : `exactly ${item.maxSeats}`}.`;
  }
  return `${item.name} takes from ${item.minSeats} to ${item.maxSeats} people.`;
}

function quantitySentence(addOn: AddOn): string {
  return `${addOn.name} can be added from 1 to ${addOn.maxQuantity} times.`;
}
