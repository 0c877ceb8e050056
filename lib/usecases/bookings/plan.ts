import { checkStart } from '@/lib/domain/availability/check-start';
import type { ClaimPlan } from '@/lib/domain/availability/claim-plan';
import type { CreateBookingInput } from '@/lib/domain/booking-input';
import type { Catalogue, Package } from '@/lib/domain/catalogue';
import { type FieldError, type Result, refuse, refuseField } from '@/lib/domain/errors';
import { sayings } from '@/lib/domain/inputs/contact-rules';
import { anybodyChoosable } from '@/lib/domain/office-choice';
import { arrangementsOf, type PaymentArrangement, takesCards } from '@/lib/domain/payment-plan';
import { priceBasket } from '@/lib/domain/pricing';
import type { Basket, Quote } from '@/lib/domain/quote';
import { readBasket } from './basket';

/** What catalogue, calendar and price list say about a requested booking; claims aside. */
export type BookingPlan = {
  package: Package;
  basket: Basket;
  claims: ClaimPlan;
  quote: Quote;
  arrangement: PaymentArrangement;
};

/**
 * Decides whether and how this may be booked. Prices are never taken from the client: `expectedTotalCents` is only
 * compared (`price_changed`, with the new quote).
 */
export function planBooking(
  catalogue: Catalogue,
  input: CreateBookingInput,
  request: {
    bookingId: string;
    fromOffice: boolean;
    maySayHow: boolean;
    /** The page has asked for the address of what takes place at the customer's. */
    asksAddress?: boolean;
    now: number;
  },
): Result<{ plan: BookingPlan }, { quote?: Quote; errors?: FieldError[] }> {
  if (catalogue.tenant.status !== 'ACTIVE') {
    return refuse('not_bookable', `${catalogue.tenant.name} takes no new bookings at the moment.`);
  }
  // The office and a secret key speak for the business, which may book for whom it likes; a draft is closed to strangers.
  if (catalogue.tenant.liveAt === null && !request.maySayHow) {
    return refuse('not_live', `${catalogue.tenant.name} isn’t open yet: nothing can be booked here so far.`);
  }
  const known = readBasket(catalogue, input);
  if (!known.ok) return known;
  const { package: item, basket } = known;
  const { bookingId, now } = request;
  if (request.asksAddress && item.locationKind === 'CUSTOMER' && !input.customer.address) {
    return refuseField('customer.address', sayings.noAddress);
  }
  const offered = request.fromOffice ? anybodyChoosable(catalogue) : catalogue;
  const start = checkStart({ catalogue: offered, package: item, ...basket, bookingId, now }, known.asked);
  if (!start.ok) return start;

  const arrangement = chooseArrangement(catalogue, item, input.arrangement, request.maySayHow);
  const priced = priceBasket({
    catalogue,
    package: item,
    date: start.plan.date,
    seats: basket.seats,
    addOns: basket.addOns,
    arrangement: arrangement ?? 'ONLINE',
    now,
  });
  if (!priced.ok) return priced;
  const { quote } = priced;
  if (input.expectedTotalCents !== undefined && input.expectedTotalCents !== quote.totalCents) {
    return {
      ok: false,
      reason: 'price_changed',
      detail: 'The price has changed. Please look at the new one.',
      quote,
    };
  }
  if (arrangement === null && quote.totalCents > 0) {
    return refuse(
      'not_bookable',
      `${catalogue.tenant.name} can’t take payments online yet. Please get in touch with them.`,
    );
  }
  if (input.arrangement && quote.totalCents > 0 && arrangement !== input.arrangement) {
    return refuseField('arrangement', notOffered[input.arrangement]);
  }
  return {
    ok: true,
    plan: { package: item, basket, claims: start.plan, quote, arrangement: arrangement ?? 'ONLINE' },
  };
}

/**
 * A request for an arrangement that isn't offered is refused with a sentence, never charged differently in silence;
 * without a request, the offered one applies.
 */
const notOffered: Record<PaymentArrangement, string> = {
  ONLINE: 'This can’t be paid online: it is paid at the appointment.',
  AT_APPOINTMENT: 'This can’t be paid at the appointment: it is paid online when it is booked.',
};

/**
 * The payment arrangement. The server decides, by the owner's policy and the package's deposit; a visitor may choose
 * only where the owner allows it, the business's office and its servers always. Null: not possible.
 */
function chooseArrangement(
  catalogue: Catalogue,
  item: Package,
  wanted: PaymentArrangement | undefined,
  maySayHow: boolean,
): PaymentArrangement | null {
  const offered = arrangementsOf(catalogue, item);
  const may = maySayHow ? wanted === 'AT_APPOINTMENT' || takesCards(catalogue.tenant) : false;
  if (wanted && (may || offered.includes(wanted))) return wanted;
  return offered[0] ?? null;
}
