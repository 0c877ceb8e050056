import type { AddOn, Catalogue, Package, Policy, TenantProfile } from '@/lib/domain/catalogue';
import { type CurrencyNote, currencyNoteOf } from '@/lib/domain/currency-note';
import { facePicture } from '@/lib/domain/files/picture-address';
import { addDays } from '@/lib/domain/local-date';
import { type MoneyShape, moneyShape } from '@/lib/domain/money-shape';
import { arrangementsOf, isFree, type PaymentArrangement, policyAsSold } from '@/lib/domain/payment-plan';
import { localDateOf } from '@/lib/domain/time';
import { zoneAndCountry } from '@/lib/domain/when';
import { type ZoneClock, zoneClock } from '@/lib/domain/zone-offsets';

export type StaffMember = { slug: string; name: string; title: string; image: string };

/** What the browser gets of a package: enough to choose, price and explain it, and nothing of the office's data. */
export type Offer = {
  tenant: Pick<
    TenantProfile,
    'id' | 'slug' | 'name' | 'timeZone' | 'currency' | 'locale' | 'taxIncluded' | 'taxName' | 'status'
  >;
  policy: Policy;
  package: Package;
  addOns: AddOn[];
  /** The group that a customer may choose from, when it has more than one resource. */
  staff: { name: string; people: StaffMember[] } | null;
  durationDays: number | null;
  durationMinutes: number | null;
  /** Several bookings share one start, so the pages show how many seats are left. */
  isShared: boolean;
  /** The payment arrangements that a customer may choose from. */
  arrangements: PaymentArrangement[];
  /** The site's default or the customer's choice; null: a preview only. */
  arrangement: PaymentArrangement | null;
  /** Epoch ms at which the page was rendered: the page computes with this time, the server decides. */
  now: number;
  /** The tenant's local date at `now`, and the last bookable one. */
  today: string;
  lastDay: string;
  /** The offsets of the business's zone as the server has them. */
  clock: ZoneClock;
  /** The zone in words, and how its money is written: said by the server, so that a browser needn't ask Intl. */
  zoneWords: string;
  money: MoneyShape;
  currencyNote: CurrencyNote;
};

const DAY = 86_400_000;

/** @param now epoch ms */
export function offerOf(catalogue: Catalogue, item: Package, now: number): Offer {
  const { tenant } = catalogue;
  const service = catalogue.services.find(({ id }) => id === item.serviceId);
  const group = service?.groups.find(({ choosable }) => choosable);
  const people = (group?.resourceIds ?? []).flatMap((id) => {
    const resource = catalogue.resources.find((each) => each.id === id);
    return resource
      ? [
          {
            slug: resource.slug,
            name: resource.name,
            title: resource.title,
            image: facePicture(resource.image),
          },
        ]
      : [];
  });
  const today = localDateOf(now, tenant.timeZone);
  const horizonDays = service?.horizonDays ?? 365;
  const arrangements = arrangementsOf(catalogue, item);
  return {
    tenant: {
      id: tenant.id,
      slug: tenant.slug,
      name: tenant.name,
      timeZone: tenant.timeZone,
      currency: tenant.currency,
      locale: tenant.locale,
      taxIncluded: tenant.taxIncluded,
      taxName: tenant.taxName,
      status: tenant.status,
    },
    // The package's own deposit replaces the policy's, so that the page says what is charged.
    policy: policyAsSold(catalogue, item),
    package: item,
    addOns: catalogue.addOns.filter(({ id }) => item.addOnIds.includes(id)),
    staff: group && people.length > 1 ? { name: group.name, people } : null,
    durationDays: service?.durationDays ?? null,
    durationMinutes: service?.durationMinutes ?? null,
    isShared: (service?.capacity ?? 1) > 1,
    // A free package needs no way to pay.
    arrangements,
    arrangement: arrangements[0] ?? (isFree(catalogue, item) ? 'ONLINE' : null),
    now,
    today,
    lastDay: addDays(today, horizonDays),
    zoneWords: zoneAndCountry(tenant.timeZone, tenant.locale),
    money: moneyShape(tenant.currency, tenant.locale),
    currencyNote: currencyNoteOf(tenant),
    clock: zoneClock(tenant.timeZone, now - DAY, now + (horizonDays + 2) * DAY),
  };
}
