import { newId, newToken } from '../ids';
import { book } from './balance';
import type { StripeCloud } from './cloud';
import { emit } from './events';
import type { ChargeObject, IntentObject, PaymentError, PaymentMethodObject } from './objects';
import type { IntentPlan } from './session-objects';
import { platform } from './table';

export function createIntent(
  cloud: StripeCloud,
  scope: string,
  payment: {
    id?: string;
    amount: number;
    currency: string;
    customer: string | null;
    plan: IntentPlan;
    types: string[];
  },
): IntentObject {
  const { id = newId('pi'), amount, currency, customer, plan, types } = payment;
  const intent: IntentObject = {
    id,
    object: 'payment_intent',
    amount,
    amount_capturable: 0,
    amount_received: 0,
    application_fee_amount: plan.application_fee_amount,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_${newToken()}`,
    confirmation_method: 'automatic',
    created: cloud.clock.seconds(),
    currency,
    customer,
    description: plan.description,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    metadata: { ...plan.metadata },
    next_action: null,
    on_behalf_of: plan.on_behalf_of,
    payment_method: null,
    payment_method_types: types,
    receipt_email: plan.receipt_email,
    setup_future_usage: plan.setup_future_usage,
    statement_descriptor_suffix: plan.statement_descriptor_suffix,
    status: 'requires_payment_method',
    transfer_data: plan.destination ? { destination: plan.destination } : null,
    transfer_group: plan.transfer_group ?? (plan.destination ? `group_${id}` : null),
  };
  cloud.tables.intents.add(scope, intent);
  emit(cloud, scope, 'payment_intent.created', intent);
  return intent;
}

/** A charge that hasn't moved money yet. */
function openCharge(
  cloud: StripeCloud,
  scope: string,
  intent: IntentObject,
  method: PaymentMethodObject,
  id = newId('ch'),
): ChargeObject {
  intent.latest_charge = id;
  intent.payment_method = method.id;
  return cloud.tables.charges.add(scope, {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application_fee: null,
    application_fee_amount: intent.application_fee_amount,
    balance_transaction: null,
    billing_details: method.billing_details,
    captured: false,
    created: cloud.clock.seconds(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: intent.on_behalf_of,
    outcome: {
      network_status: 'approved_by_network',
      reason: null,
      seller_message: 'Payment complete.',
      type: 'authorized',
    },
    paid: false,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { type: method.type, [method.type]: method[method.type] },
    receipt_email: intent.receipt_email,
    receipt_url: null,
    refunded: false,
    source_transfer: null,
    status: 'pending',
    transfer: null,
    transfer_data: intent.transfer_data ? { amount: null, ...intent.transfer_data } : null,
    transfer_group: intent.transfer_group,
  });
}

/** The payment succeeds: creates charge, transfer and application fee as a destination charge does. */
export function succeed(
  cloud: StripeCloud,
  scope: string,
  intent: IntentObject,
  method: PaymentMethodObject,
  id?: string,
): ChargeObject {
  const waiting = intent.latest_charge ? cloud.tables.charges.find(scope, intent.latest_charge) : undefined;
  const charge = waiting?.status === 'pending' ? waiting : openCharge(cloud, scope, intent, method, id);
  charge.status = 'succeeded';
  charge.paid = true;
  charge.captured = true;
  charge.amount_captured = charge.amount;
  charge.receipt_url = `${cloud.url}/receipts/${charge.id}`;
  charge.balance_transaction = book(cloud, scope, 'charge', charge.amount, charge.currency, charge.id);
  intent.status = 'succeeded';
  intent.amount_received = intent.amount;
  intent.last_payment_error = null;
  const account = charge.transfer_data?.destination;
  if (account) payDestination(cloud, scope, charge, account);
  else if (scope !== platform) takeFee(cloud, charge, scope, charge.id);
  emit(cloud, scope, 'charge.succeeded', charge);
  emit(cloud, scope, 'payment_intent.succeeded', intent);
  return charge;
}

function payDestination(cloud: StripeCloud, scope: string, charge: ChargeObject, account: string): void {
  const id = newId('tr');
  const paymentId = newId('py');
  const payment: ChargeObject = {
    ...structuredClone(charge),
    id: paymentId,
    amount_captured: charge.amount,
    billing_details: { email: null, name: null, phone: null, address: null },
    customer: null,
    metadata: {},
    on_behalf_of: null,
    payment_intent: null,
    payment_method: null,
    payment_method_details: null,
    receipt_email: null,
    receipt_url: null,
    source_transfer: id,
    transfer_data: null,
    balance_transaction: book(cloud, account, 'payment', charge.amount, charge.currency, paymentId),
  };
  cloud.tables.charges.add(account, payment);
  const transfer = cloud.tables.transfers.add(scope, {
    id,
    object: 'transfer',
    amount: charge.amount,
    amount_reversed: 0,
    balance_transaction: book(cloud, scope, 'transfer', -charge.amount, charge.currency, id),
    created: cloud.clock.seconds(),
    currency: charge.currency,
    description: null,
    destination: account,
    destination_payment: paymentId,
    livemode: false,
    metadata: {},
    reversals: { object: 'list', data: [], has_more: false, url: `/v1/transfers/${id}/reversals` },
    reversed: false,
    source_transaction: charge.id,
    transfer_group: charge.transfer_group,
  });
  charge.transfer = id;
  takeFee(cloud, charge, account, paymentId);
  emit(cloud, scope, 'transfer.created', transfer);
}

function takeFee(cloud: StripeCloud, charge: ChargeObject, account: string, paymentId: string): void {
  const amount = charge.application_fee_amount;
  if (!amount) return;
  const id = newId('fee');
  book(cloud, account, 'application_fee', -amount, charge.currency, id);
  const fee = cloud.tables.fees.add(platform, {
    id,
    object: 'application_fee',
    account,
    amount,
    amount_refunded: 0,
    balance_transaction: book(cloud, platform, 'application_fee', amount, charge.currency, id),
    charge: paymentId,
    created: cloud.clock.seconds(),
    currency: charge.currency,
    livemode: false,
    originating_transaction: charge.id,
    refunded: false,
  });
  charge.application_fee = id;
  emit(cloud, platform, 'application_fee.created', fee);
}

/** The payment is processing: the bank answers later. */
export function startProcessing(
  cloud: StripeCloud,
  scope: string,
  intent: IntentObject,
  method: PaymentMethodObject,
): void {
  const charge = openCharge(cloud, scope, intent, method, newId('py'));
  intent.status = 'processing';
  intent.last_payment_error = null;
  emit(cloud, scope, 'charge.pending', charge);
  emit(cloud, scope, 'payment_intent.processing', intent);
}

export function fail(
  cloud: StripeCloud,
  scope: string,
  intent: IntentObject,
  method: PaymentMethodObject,
  error: PaymentError,
): void {
  const waiting = intent.latest_charge ? cloud.tables.charges.find(scope, intent.latest_charge) : undefined;
  const charge = waiting?.status === 'pending' ? waiting : openCharge(cloud, scope, intent, method);
  charge.status = 'failed';
  charge.failure_code = error.code;
  charge.failure_message = error.message;
  charge.outcome = {
    network_status: 'declined_by_network',
    reason: error.decline_code ?? error.code,
    seller_message: 'The bank did not return any further details with this decline.',
    type: 'issuer_declined',
  };
  intent.status = 'requires_payment_method';
  intent.payment_method = null;
  intent.last_payment_error = error;
  emit(cloud, scope, 'charge.failed', charge);
  emit(cloud, scope, 'payment_intent.payment_failed', intent);
}

export function cancelIntent(cloud: StripeCloud, scope: string, intent: IntentObject, reason: string): void {
  if (intent.status !== 'requires_payment_method') return;
  intent.status = 'canceled';
  intent.canceled_at = cloud.clock.seconds();
  intent.cancellation_reason = reason;
  emit(cloud, scope, 'payment_intent.canceled', intent);
}
