import type { Catalogue, Package } from '@/lib/domain/catalogue';
import { arrangementOf, isBookable } from '@/lib/domain/payment-plan';
import { priceBasket } from '@/lib/domain/pricing';
import { checkSeats } from './needs';
import { type WhyNot, whyNot } from './why-not';
import { firstStart, whyNotService } from './why-not-service';

/** A package as the office knows it: also when it is not on sale, and so in no catalogue. */
export type OfficePackage = { id: string; active: boolean };

/**
 * Why customers can't book a package on the site, whatever is booked already; null: they can. `catalogue` is what is on
 * sale now, `now` epoch ms.
 */
export function whyNotPackage(
  catalogue: Catalogue,
  { id, active }: OfficePackage,
  now: number,
): WhyNot | null {
  if (catalogue.tenant.status !== 'ACTIVE')
    return whyNot('business_paused', 'the platform has paused your site.');
  if (!active) return whyNot('off_sale', 'it is not on the site.');
  const item = catalogue.packages.find((each) => each.id === id);
  const service = catalogue.services.find((each) => each.id === item?.serviceId);
  if (!item || !service) return whyNot('service_off', 'the service that it is sold with is switched off.');
  if (!checkSeats(item, service, item.minSeats).ok)
    return whyNot(
      'party_too_large',
      `it asks for at least ${item.minSeats} seats, and ${service.name} has ${service.capacity}.`,
    );
  const reason = whyNotService(catalogue, service, item.minSeats, now);
  if (reason) return reason;
  if (!isBookable(catalogue, item))
    return whyNot('no_payments', 'it is paid online, and you can’t take cards yet.');
  return whyNotPriced(catalogue, item, now);
}

/** Whether neither the smallest nor the largest party could pay on the first free day. */
function whyNotPriced(catalogue: Catalogue, item: Package, now: number): WhyNot | null {
  const service = catalogue.services.find(({ id }) => id === item.serviceId);
  const first = service && firstStart(catalogue, service, item.minSeats, now);
  if (!first) return null;
  const largest = service.capacity > 1 ? Math.min(item.maxSeats, service.capacity) : item.maxSeats;
  const arrangement = arrangementOf(catalogue, item) ?? 'ONLINE';
  const asked = { catalogue, package: item, date: first.date, addOns: [], arrangement, now };
  const [small, large] = [item.minSeats, largest].map((seats) => priceBasket({ ...asked, seats }));
  if (small?.ok || large?.ok || !small) return null;
  return whyNot('price_refused', `nobody could pay it: ${small.detail}`);
}
