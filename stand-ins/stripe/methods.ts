import { newId } from '../ids';
import { findCard } from './cards';
import type { StripeCloud } from './cloud';
import type { IntentObject, PaymentMethodObject } from './objects';

export type Payer = { email: string | null; name: string | null };

export function createMethod(
  cloud: StripeCloud,
  scope: string,
  intent: IntentObject,
  payer: Payer,
  type: string,
  details: Record<string, unknown>,
): PaymentMethodObject {
  return cloud.tables.methods.add(scope, {
    id: newId('pm'),
    object: 'payment_method',
    billing_details: { ...payer, phone: null, address: null },
    created: cloud.clock.seconds(),
    // Only a reusable method is saved with the customer.
    customer: intent.setup_future_usage ? intent.customer : null,
    livemode: false,
    metadata: {},
    type,
    [type]: details,
  });
}

/** The card of a payment, with its later behaviour. */
export function createCard(
  cloud: StripeCloud,
  scope: string,
  intent: IntentObject,
  payer: Payer,
  number: string,
) {
  const card = findCard(number);
  const method = createMethod(cloud, scope, intent, payer, 'card', {
    brand: card.brand,
    country: 'US',
    exp_month: 12,
    exp_year: 2034,
    fingerprint: newId('fp', 12),
    funding: 'credit',
    last4: card.number.slice(-4),
  });
  cloud.cards.set(method.id, card.number);
  return { card, method };
}
