import type { Catalogue, Package, Policy, Service, TenantProfile } from '@/lib/domain/catalogue';
import { formatMoney } from '@/lib/domain/money';
import { depositTermsOf } from '@/lib/domain/payment-plan';

/** The price for people: "$3,000", "From £65", "A$95 per person". */
export function priceWords(item: Package, tenant: Pick<TenantProfile, 'currency' | 'locale'>): string {
  const prices = [item.priceCents, ...item.priceRules.map(({ priceCents }) => priceCents)];
  const least = Math.min(...prices);
  const unit = item.priceUnit === 'PER_SEAT' ? ' per person' : '';
  if (prices.every((price) => price === 0)) return 'Free';
  const varies = prices.some((price) => price !== least);
  return `${varies ? 'From ' : ''}${formatMoney(least, tenant.currency, tenant.locale)}${unit}`;
}

/** "60 minutes", "1 hour 15 minutes", "One day", "2 days". */
export function durationWords(
  service: Pick<Service, 'durationDays' | 'durationMinutes'> | undefined,
): string {
  if (!service) return '';
  if (service.durationDays) return service.durationDays === 1 ? 'One day' : `${service.durationDays} days`;
  const minutes = service.durationMinutes ?? 0;
  if (minutes < 120 && minutes !== 60) return `${minutes} minutes`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return `${hours} ${hours === 1 ? 'hour' : 'hours'}${rest ? ` ${rest} minutes` : ''}`;
}

/** The place, as a customer would say it. */
export function placeWords(item: Package): string {
  if (item.locationText) return item.locationText;
  if (item.locationKind === 'ONLINE') return 'Online';
  return item.locationKind === 'CUSTOMER' ? 'At your place' : '';
}

/** "30% when you book, the rest 30 days before." */
export function depositWords(
  item: Package,
  { policy, tenant }: Pick<Catalogue, 'policy' | 'tenant'>,
): string {
  const { kind, value } = depositTermsOf(item, policy);
  if (item.priceCents === 0) return '';
  if (kind === 'NONE') return tenant.chargesEnabled ? 'Paid in full when you book.' : '';
  const share = kind === 'PERCENT' ? `${value / 100}%` : formatMoney(value, tenant.currency, tenant.locale);
  return `${share} when you book, ${restWords(policy)}.`;
}

function restWords({ balanceDueDays }: Policy): string {
  if (balanceDueDays === 0) return 'the rest on the day';
  return `the rest ${balanceDueDays === 1 ? 'the day' : `${balanceDueDays} days`} before`;
}

/** "a sunny day" → "A sunny day". */
export function sentenceCase(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
