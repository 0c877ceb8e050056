import { checkAmount } from './amounts';
import { cardOfMethod, willBeDisputed } from './cards';
import type { StripeCloud } from './cloud';
import { openDispute } from './disputes';
import { invalid, notImplemented, StripeError } from './errors';
import { createCard } from './methods';
import type { IntentObject } from './objects';
import type { Params } from './params';
import { createIntent, fail, succeed } from './payments';
import { readPlan, refuseOldMethods } from './plan';

/** Pays with one of Stripe's test cards in one call, without a page, as the contract run does. */
export function payAtOnce(cloud: StripeCloud, scope: string, params: Params): IntentObject {
  refuseOldMethods(params);
  params.only(
    'allowed_payment_method_types',
    'amount',
    'application_fee_amount',
    'confirm',
    'currency',
    'description',
    'expand',
    'metadata',
    'on_behalf_of',
    'payment_method',
    'return_url',
    'transfer_data',
    'transfer_group',
  ); // prettier-ignore
  const amount = params.int('amount', 1);
  if (amount === undefined) throw invalid('Missing required param: amount.', 'amount', 'parameter_missing');
  const currency = params.required('currency').toLowerCase();
  checkAmount(amount, currency, 'amount');
  const types = params.strings('allowed_payment_method_types');
  if (params.bool('confirm') !== true || types.join() !== 'card')
    throw notImplemented('a payment that is not by card or not confirmed at once');
  const named = params.required('payment_method');
  const number = cardOfMethod(named);
  if (!number) throw invalid(`No such PaymentMethod: '${named}'`, 'payment_method', 'resource_missing');
  const plan = readPlan(cloud, scope, params, amount);
  const intent = createIntent(cloud, scope, { amount, currency, customer: null, plan, types });
  const { card, method } = createCard(cloud, scope, intent, { email: null, name: null }, number);
  if (card.error) {
    fail(cloud, scope, intent, method, card.error);
    throw new StripeError(402, {
      ...card.error,
      type: 'card_error',
      charge: intent.latest_charge,
      payment_intent: structuredClone(intent),
    });
  }
  const charge = succeed(cloud, scope, intent, method);
  if (willBeDisputed(card.number)) openDispute(cloud, charge.id, { reason: 'fraudulent' });
  return intent;
}
