import { newId } from '../ids';
import type { StripeCloud } from './cloud';
import { heldByDisputes } from './disputes';
import { invalid, StripeError } from './errors';
import { emit } from './events';
import type { ChargeObject, RefundObject } from './objects';
import type { Params } from './params';
import { sendRefund } from './refund-outcomes';
import { returnFee, reverse } from './transfers';

export function createRefund(cloud: StripeCloud, scope: string, params: Params): RefundObject {
  params.only(
    'amount',
    'charge',
    'expand',
    'metadata',
    'payment_intent',
    'reason',
    'refund_application_fee',
    'reverse_transfer',
  ); // prettier-ignore
  const charge = findCharge(cloud, scope, params);
  const amount = readAmount(cloud, charge, params);
  const takesBack = params.bool('reverse_transfer') ?? false;
  const returnsFee = params.bool('refund_application_fee') ?? false;
  if (takesBack && !charge.transfer)
    throw invalid('The charge has no transfer to reverse.', 'reverse_transfer');
  if (returnsFee && charge.transfer && !takesBack) {
    throw invalid(
      'To refund the application fee of a destination charge, its transfer must be reversed too.',
      'refund_application_fee',
    );
  }
  if (returnsFee && !charge.application_fee) {
    throw invalid('The charge has no application fee to refund.', 'refund_application_fee');
  }
  const id = newId('re');
  const before = charge.amount_refunded;
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount;
  const refund = cloud.tables.refunds.add(scope, {
    id,
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: cloud.clock.seconds(),
    currency: charge.currency,
    destination_details: { type: 'card', card: { reference_status: 'pending', type: 'refund' } },
    metadata: params.metadata(),
    payment_intent: charge.payment_intent,
    reason: params.oneOf('reason', ['duplicate', 'fraudulent', 'requested_by_customer']) ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'pending',
    transfer_reversal: null,
  });
  if (takesBack) refund.transfer_reversal = takeBack(cloud, scope, charge, before, id);
  if (returnsFee && charge.application_fee) {
    returnFee(cloud, charge.application_fee, charge.amount, before, charge.amount_refunded);
  }
  sendRefund(cloud, scope, refund);
  emit(cloud, scope, 'refund.created', refund);
  emit(cloud, scope, 'charge.refunded', charge, { amount_refunded: before });
  return refund;
}

function findCharge(cloud: StripeCloud, scope: string, params: Params): ChargeObject {
  const intentId = params.string('payment_intent');
  const chargeId = params.string('charge');
  if (!intentId === !chargeId) {
    throw invalid(
      'One of the following params should be provided for this request: payment_intent or charge.',
    );
  }
  if (chargeId) return paid(cloud.tables.charges.get(scope, chargeId, 'charge'));
  const intent = cloud.tables.intents.get(scope, intentId ?? '', 'payment_intent');
  if (intent.status !== 'succeeded' || !intent.latest_charge) {
    throw invalid(
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
      'payment_intent',
      'payment_intent_unexpected_state',
    );
  }
  return paid(cloud.tables.charges.get(scope, intent.latest_charge));
}

function paid(charge: ChargeObject): ChargeObject {
  if (charge.status !== 'succeeded') throw invalid(`Charge ${charge.id} has not succeeded.`, 'charge');
  return charge;
}

function readAmount(cloud: StripeCloud, charge: ChargeObject, params: Params): number {
  const unrefunded = charge.amount - charge.amount_refunded;
  const held = heldByDisputes(cloud, charge);
  const left = Math.max(0, unrefunded - held);
  if (held > 0 && left === 0) {
    throw new StripeError(400, {
      type: 'invalid_request_error',
      code: 'charge_disputed',
      message: `Charge ${charge.id} has been charged back; cannot issue a refund.`,
    });
  }
  if (left === 0) {
    throw invalid(`Charge ${charge.id} has already been refunded.`, undefined, 'charge_already_refunded');
  }
  const amount = params.int('amount', 1) ?? left;
  if (amount > left) {
    throw invalid(
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left}), in the minor unit of ${charge.currency}.`,
      'amount',
    );
  }
  return amount;
}

function takeBack(
  cloud: StripeCloud,
  scope: string,
  charge: ChargeObject,
  before: number,
  refund: string,
): string | null {
  const transfer = cloud.tables.transfers.get(scope, charge.transfer ?? '');
  const share =
    Math.round((transfer.amount * charge.amount_refunded) / charge.amount) -
    Math.round((transfer.amount * before) / charge.amount);
  const amount = Math.min(share, transfer.amount - transfer.amount_reversed);
  // Already reversed by hand (after a dispute): the platform bears this refund.
  if (amount <= 0) return null;
  return reverse(cloud, scope, transfer, amount, refund, {}).id;
}
