import { localDateOf } from '@/lib/domain/time';
import type { Offer } from './offer';

/** Whose time zone the slots are shown in. */
export type Clock = 'business' | 'visitor';

/** Time and party: what the month and the slots decide. `start` is epoch ms. */
export type WhenChoice = {
  date: string | null;
  start: number | null;
  seats: number;
  resource: string | null;
  clock: Clock | null;
  /** The visible month, `YYYY-MM`. */
  month: string | null;
};

/** By slug. */
export type AddOnQuantities = Record<string, number>;
export type Choice = WhenChoice & { extras: AddOnQuantities };

/** The local date, in the business's zone, that prices and policies depend on; null while nothing is chosen. */
export function dateOf(offer: Offer, choice: Pick<WhenChoice, 'date' | 'start'>): string | null {
  if (offer.package.bookingType === 'DATE') return choice.date;
  return choice.start === null ? null : localDateOf(choice.start, offer.clock);
}

export function isWhenComplete(offer: Offer, choice: Pick<WhenChoice, 'date' | 'start'>): boolean {
  return dateOf(offer, choice) !== null;
}

/**
 * The quantity of an add-on. Own properties only, since a slug may be called like something that every object inherits.
 */
export const quantityOf = (quantities: AddOnQuantities, slug: string): number =>
  Object.hasOwn(quantities, slug) ? (quantities[slug] ?? 0) : 0;

/** Quantities within the package's limits; what an outdated link asks beyond them is left out. */
export function knownAddOns(offer: Offer, quantities: AddOnQuantities): { slug: string; quantity: number }[] {
  return offer.addOns.flatMap(({ slug, maxQuantity }) => {
    const quantity = Math.min(Math.max(0, Math.trunc(quantityOf(quantities, slug))), maxQuantity);
    return quantity > 0 ? [{ slug, quantity }] : [];
  });
}
