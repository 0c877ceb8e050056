import type { Result } from '@/lib/domain/errors';
import { isLike } from '@/lib/domain/is-like';
import { priceBasket } from '@/lib/domain/pricing';
import type { Quote } from '@/lib/domain/quote';
import type { Refused } from './book-answer';
import { type Choice, dateOf, knownAddOns } from './choice';
import type { Offer } from './offer';

/**
 * The quote as the page shows it, by the server's rules. Before a day is chosen it is priced for the last bookable one.
 */
export function priceOf(offer: Offer, choice: Choice): Result<{ quote: Quote }> {
  return priceBasket({
    catalogue: {
      tenant: { ...offer.tenant, timeZone: offer.clock },
      policy: offer.policy,
      addOns: offer.addOns,
    },
    package: offer.package,
    date: dateOf(offer, choice) ?? offer.lastDay,
    seats: choice.seats,
    addOns: knownAddOns(offer, choice.extras).flatMap(({ slug, quantity }) => {
      const addOn = offer.addOns.find((each) => each.slug === slug);
      return addOn ? [{ addOnId: addOn.id, quantity }] : [];
    }),
    arrangement: offer.arrangement ?? 'ONLINE',
    now: offer.now,
  });
}

/** The price as it is now, which a refusal tells; `former` is what it was. */
export function quoteOf({ extra }: Refused, former: Quote): Quote | null {
  const { balanceDueOn: _, ...sample } = former;
  return isLike(extra?.quote, sample) ? (extra.quote as Quote) : null;
}

/** The offer as it is now, which a refusal tells of a price that has changed; `former` is what it was. */
export function presentOffer({ extra }: Refused, former: Offer): Offer {
  return isLike(extra?.offer, { package: { id: former.package.id }, now: former.now })
    ? (extra.offer as Offer)
    : former;
}
