import type { Catalogue, Package, Policy } from '@/lib/domain/catalogue';
import { type Result, refuse } from '@/lib/domain/errors';
import { addDays } from '@/lib/domain/local-date';
import { shareByBps, stripeMinimum } from '@/lib/domain/money';

export type PaymentArrangement = 'ONLINE' | 'AT_APPOINTMENT';

/**
 * How a tenant's customers pay on the site: by card as soon as Stripe lets the business charge, else at the appointment
 * if the business allows that. Null: its priced packages are a preview only (rule: holds and payment).
 */
export function arrangementOf(catalogue: Pick<Catalogue, 'tenant' | 'policy'>): PaymentArrangement | null {
  if (catalogue.tenant.chargesEnabled && catalogue.tenant.stripeAccountId !== null) return 'ONLINE';
  return catalogue.policy.payAtAppointment ? 'AT_APPOINTMENT' : null;
}

export type PaymentPlan = {
  dueNowCents: number;
  balanceCents: number;
  balanceDueOn: string | null;
  depositCents: number;
};

/**
 * What of a total is due now and what later (rule: price). Local dates are in the tenant's zone.
 * Refuses (`not_bookable`) a total that is positive but below what Stripe charges.
 */
export function paymentPlan(query: {
  package: Pick<Package, 'depositKind' | 'depositValue'>;
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
  // A deposit that is too small to charge is raised to the least that can be.
  const depositCents = deposit === 0 ? 0 : Math.min(totalCents, Math.max(deposit, minimum));
  const balanceCents = totalCents - depositCents;
  if (dueOn <= today || balanceCents < minimum) return { ...all, depositCents };
  return { ok: true, dueNowCents: depositCents, balanceCents, balanceDueOn: dueOn, depositCents };
}

/** The package's deposit, else the tenant's, capped by the total; null when there is none and all is due at once. */
function depositOf(
  item: Pick<Package, 'depositKind' | 'depositValue'>,
  policy: Policy,
  totalCents: number,
): number | null {
  const kind = item.depositKind ?? policy.depositKind;
  const value = item.depositKind === null ? policy.depositValue : (item.depositValue ?? 0);
  if (kind === 'NONE') return null;
  return Math.min(totalCents, kind === 'PERCENT' ? shareByBps(totalCents, value) : value);
}
