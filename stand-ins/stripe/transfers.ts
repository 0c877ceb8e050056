import { newId } from '../ids';
import { checkDestination } from './accounts';
import { balanceOf, book } from './balance';
import type { StripeCloud } from './cloud';
import type { ReversalObject, TransferObject } from './connect-objects';
import { invalid } from './errors';
import { emit } from './events';
import type { Metadata } from './objects';
import type { Params } from './params';
import { checkRegion } from './regions';
import { platform } from './table';

export function createTransfer(cloud: StripeCloud, scope: string, params: Params): TransferObject {
  params.only(
    'amount',
    'currency',
    'description',
    'destination',
    'expand',
    'metadata',
    'source_transaction',
    'transfer_group',
  ); // prettier-ignore
  const destination = params.required('destination');
  checkDestination(cloud, destination, 'destination');
  const amount = params.int('amount', 1);
  if (amount === undefined) throw invalid('Missing required param: amount.', 'amount', 'parameter_missing');
  const currency = params.required('currency').toLowerCase();
  const source = params.string('source_transaction') ?? null;
  if (source) cloud.tables.charges.get(scope, source, 'source_transaction', 400);
  if (!source) checkRegion(cloud, destination);
  // A transfer of a charge's own money waits for that money; any other needs enough balance now.
  if (!source && balanceOf(cloud, scope, currency) < amount)
    throw tooLittle('You have insufficient funds in your Stripe account.');
  const id = newId('tr');
  const paymentId = newId('py');
  book(cloud, destination, 'payment', amount, currency, paymentId);
  const transfer = cloud.tables.transfers.add(scope, {
    id,
    object: 'transfer',
    amount,
    amount_reversed: 0,
    balance_transaction: book(cloud, scope, 'transfer', -amount, currency, id),
    created: cloud.clock.seconds(),
    currency,
    description: params.string('description') ?? null,
    destination,
    destination_payment: paymentId,
    livemode: false,
    metadata: params.metadata(),
    reversals: { object: 'list', data: [], has_more: false, url: `/v1/transfers/${id}/reversals` },
    reversed: false,
    source_transaction: source,
    transfer_group: params.string('transfer_group') ?? null,
  });
  emit(cloud, scope, 'transfer.created', transfer);
  return transfer;
}

export function createReversal(
  cloud: StripeCloud,
  scope: string,
  id: string,
  params: Params,
): ReversalObject {
  params.only('amount', 'description', 'expand', 'metadata', 'refund_application_fee');
  const transfer = cloud.tables.transfers.get(scope, id, 'id');
  const left = transfer.amount - transfer.amount_reversed;
  const amount = params.int('amount', 1) ?? left;
  if (left === 0)
    throw invalid(`Transfer ${id} is already fully reversed.`, undefined, 'transfer_already_reversed');
  if (amount > left) {
    throw invalid(
      `Reversal amount (${amount}) is greater than the unreversed amount of the transfer (${left}).`,
      'amount',
    );
  }
  // Only the reversal of a charge's own transfer may make the balance negative.
  if (!transfer.source_transaction && balanceOf(cloud, transfer.destination, transfer.currency) < amount) {
    throw tooLittle('The destination account has insufficient funds for this reversal.');
  }
  const before = transfer.amount_reversed;
  const reversal = reverse(cloud, scope, transfer, amount, null, params.metadata());
  if (params.bool('refund_application_fee') && transfer.source_transaction) {
    const charge = cloud.tables.charges.find(scope, transfer.source_transaction);
    if (charge?.application_fee) {
      returnFee(cloud, charge.application_fee, transfer.amount, before, transfer.amount_reversed);
    }
  }
  return reversal;
}

const tooLittle = (message: string) => invalid(message, undefined, 'balance_insufficient');

export function reverse(
  cloud: StripeCloud,
  scope: string,
  transfer: TransferObject,
  amount: number,
  refund: string | null,
  metadata: Metadata,
): ReversalObject {
  const id = newId('trr');
  transfer.amount_reversed += amount;
  transfer.reversed = transfer.amount_reversed === transfer.amount;
  book(cloud, transfer.destination, 'payment_refund', -amount, transfer.currency, id);
  const reversal = cloud.tables.reversals.add(scope, {
    id,
    object: 'transfer_reversal',
    amount,
    balance_transaction: book(cloud, scope, 'transfer_refund', amount, transfer.currency, id),
    created: cloud.clock.seconds(),
    currency: transfer.currency,
    destination_payment_refund: null,
    metadata,
    source_refund: refund,
    transfer: transfer.id,
  });
  transfer.reversals.data.unshift(reversal);
  emit(cloud, scope, 'transfer.reversed', transfer);
  return reversal;
}

/**
 * Returns the application fee in proportion. Computed from the totals so far, so that partial refunds add up to the
 * whole fee when the whole charge is refunded.
 */
export function returnFee(
  cloud: StripeCloud,
  id: string,
  whole: number,
  before: number,
  after: number,
): void {
  const { scope, value: fee } = cloud.tables.fees.row(id);
  const share = Math.round((fee.amount * after) / whole) - Math.round((fee.amount * before) / whole);
  const amount = Math.min(share, fee.amount - fee.amount_refunded);
  if (amount <= 0) return;
  fee.amount_refunded += amount;
  fee.refunded = fee.amount_refunded === fee.amount;
  const refundId = newId('fr');
  book(cloud, platform, 'application_fee_refund', -amount, fee.currency, refundId);
  book(cloud, fee.account, 'application_fee_refund', amount, fee.currency, refundId);
  emit(cloud, scope, 'application_fee.refunded', fee);
}
