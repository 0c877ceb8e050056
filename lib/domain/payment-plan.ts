import type { Catalogue, Package, Policy } from '@/lib/domain/catalogue';
import { type Result, refuse } from '@/lib/domain/errors';
import { addDays } from '@/lib/domain/local-date';
import { shareByBps, stripeMinimum } from '@/lib/domain/money';

export type PaymentArrangement = 'ONLINE' | 'AT_APPOINTMENT';

type Selling = Pick<Catalogue, 'tenant' | 'policy'>;
type Deposit = Pick<Package, 'depositKind' | 'depositValue'>;

/** Whether cards can be charged for this business. */
export function takesCards(tenant: Pick<Selling['tenant'], 'chargesEnabled' | 'stripeAccountId'>): boolean {
  return tenant.chargesEnabled && tenant.stripeAccountId !== null;
}

/**
 * The ways in which a package may be paid on the site and with a publishable key, the preferred one first. The owner
 * decides when (`paymentTiming`); whether cards can be charged only decides if paying online is possible. A deposit is
 * always collected online, so paying at the appointment never bypasses it. Empty: the package is shown as a preview
 * only (rule: holds and payment).
 */
export function arrangementsOf({ tenant, policy }: Selling, item: Deposit): PaymentArrangement[] {
  const online = takesCards(tenant);
  if (policy.paymentTiming === 'BEFORE') return online ? ['ONLINE'] : [];
  if (!online) return ['AT_APPOINTMENT'];
  const { kind, value } = depositTermsOf(item, policy);
  if (kind !== 'NONE' && value > 0) return ['ONLINE'];
  return policy.paymentTiming === 'AT_APPOINTMENT' ? ['AT_APPOINTMENT'] : ['ONLINE', 'AT_APPOINTMENT'];
}

/** The arrangement where the customer has no choice or made none; null: a preview only. */
export function arrangementOf(selling: Selling, item: Deposit): PaymentArrangement | null {
  return arrangementsOf(selling, item)[0] ?? null;
}

/** Whether a package can be booked on the site: it can be paid in some way, or nothing of it costs anything. */
export function isBookable(selling: Selling & Pick<Catalogue, 'addOns'>, item: Package): boolean {
  return arrangementOf(selling, item) !== null || isFree(selling, item);
}

export function isFree({ addOns }: Pick<Catalogue, 'addOns'>, item: Package): boolean {
  return (
    item.priceCents === 0 &&
    item.priceRules.every(({ priceCents }) => priceCents === 0) &&
    addOns.every(({ id, priceCents }) => priceCents === 0 || !item.addOnIds.includes(id))
  );
}

/** The policy for this package now: with the package's own deposit, or none where it can't be collected. */
export function policyAsSold(selling: Selling, item: Deposit): Policy {
  const { kind, value } = depositTermsOf(item, selling.policy);
  const onlyThere = arrangementsOf(selling, item).every((way) => way === 'AT_APPOINTMENT');
  return onlyThere && selling.policy.paymentTiming !== 'BEFORE'
    ? { ...selling.policy, depositKind: 'NONE', depositValue: 0, paymentTiming: 'AT_APPOINTMENT' }
    : { ...selling.policy, depositKind: kind, depositValue: value };
}

/** A package without deposit terms of its own: the policy of the business applies. */
export const anyPackage: Deposit = { depositKind: null, depositValue: null };

export type PaymentPlan = {
  dueNowCents: number;
  balanceCents: number;
  balanceDueOn: string | null;
  depositCents: number;
};

/**
 * How a total splits into what is due now and the balance (rule: price). Minor units; local dates are in the tenant's
 * zone. Refuses with `not_bookable` a total that is positive but below Stripe's minimum charge.
 */
export function paymentPlan(query: {
  package: Deposit;
  policy: Policy;
  totalCents: number;
  currency: string;
  date: string;
  today: string;
  arrangement: PaymentArrangement;
}): Result<PaymentPlan> {
  const { totalCents, date, today } = query;
  if (query.arrangement === 'AT_APPOINTMENT') {
    const balanceDueOn = totalCents > 0 ? date : null;
    return { ok: true, dueNowCents: 0, balanceCents: totalCents, balanceDueOn, depositCents: 0 };
  }
  const minimum = stripeMinimum(query.currency);
  if (totalCents > 0 && totalCents < minimum) {
    return refuse('not_bookable', 'The total is too small to be paid by card.');
  }
  const deposit = depositOf(query.package, query.policy, totalCents);
  const dueOn = addDays(date, -query.policy.balanceDueDays);
  const all = { ok: true, dueNowCents: totalCents, balanceCents: 0, balanceDueOn: null } as const;
  if (deposit === null) return { ...all, depositCents: 0 };
  // A deposit below the minimum charge is raised to it.
  const depositCents = deposit === 0 ? 0 : Math.min(totalCents, Math.max(deposit, minimum));
  const balanceCents = totalCents - depositCents;
  if (dueOn <= today || balanceCents < minimum) return { ...all, depositCents };
  return { ok: true, dueNowCents: depositCents, balanceCents, balanceDueOn: dueOn, depositCents };
}

/** The package's deposit, else the tenant's. */
export function depositTermsOf(
  item: Deposit,
  policy: Pick<Policy, 'depositKind' | 'depositValue'>,
): { kind: Policy['depositKind']; value: number } {
  const kind = item.depositKind ?? policy.depositKind;
  const value = item.depositKind === null ? policy.depositValue : (item.depositValue ?? 0);
  return { kind, value };
}

/** The deposit of a total, capped by it; null when there is none and all is due at once. */
function depositOf(item: Deposit, policy: Policy, totalCents: number): number | null {
  const { kind, value } = depositTermsOf(item, policy);
  if (kind === 'NONE') return null;
  return Math.min(totalCents, kind === 'PERCENT' ? shareByBps(totalCents, value) : value);
}
