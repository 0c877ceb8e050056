import { checkDestination, checkMerchant } from './accounts';
import type { StripeCloud } from './cloud';
import { invalid } from './errors';
import type { Params } from './params';
import { checkSettlement } from './regions';
import type { IntentPlan } from './session-objects';
import { platform } from './table';

/** The payment parameters that a session accepts. */
export const planned = [
  'application_fee_amount',
  'description',
  'metadata',
  'on_behalf_of',
  'receipt_email',
  'setup_future_usage',
  'statement_descriptor_suffix',
  'transfer_data',
  'transfer_group',
]; // prettier-ignore

/** Since 2026-09-30.endive payment methods are no longer listed, only allowed or excluded (Stripe's changelog). */
export function refuseOldMethods(params: Params): void {
  if (!params.has('payment_method_types')) return;
  throw invalid(
    'payment_method_types is no longer supported.',
    'payment_method_types',
    'payment_method_types_no_longer_supported',
  );
}

/** Reads a payment's destination and application fee. */
export function readPlan(
  cloud: StripeCloud,
  scope: string,
  data: Params | undefined,
  total: number,
): IntentPlan {
  const named = (key: string) => data?.name(key) ?? key;
  const destination = data?.child('transfer_data')?.only('destination').required('destination') ?? null;
  const onBehalfOf = data?.string('on_behalf_of') ?? null;
  const fee = data?.int('application_fee_amount') ?? null;
  if (destination) checkDestination(cloud, destination, `${named('transfer_data')}[destination]`);
  if (onBehalfOf) checkMerchant(cloud, onBehalfOf, named('on_behalf_of'));
  if (destination && onBehalfOf && destination !== onBehalfOf) {
    throw invalid(
      'You cannot specify an `on_behalf_of` value that is different from the `transfer_data[destination]` value ' +
        'when using `card`.',
      named('on_behalf_of'),
    );
  }
  if (destination) checkSettlement(cloud, destination, onBehalfOf);
  if (fee !== null && !destination && scope === platform) {
    throw invalid(
      'Can only apply an application_fee_amount when the payment goes to a connected account.',
      named('application_fee_amount'),
    );
  }
  if (fee !== null && fee > total) {
    throw invalid(
      'The application fee cannot be greater than the amount of the charge.',
      named('application_fee_amount'),
    );
  }
  return {
    application_fee_amount: fee,
    description: data?.string('description') ?? null,
    destination,
    metadata: data?.metadata() ?? {},
    on_behalf_of: onBehalfOf,
    receipt_email: data?.string('receipt_email') ?? null,
    setup_future_usage: data?.oneOf('setup_future_usage', ['off_session', 'on_session']) ?? null,
    statement_descriptor_suffix: data?.string('statement_descriptor_suffix') ?? null,
    transfer_group: data?.string('transfer_group') ?? null,
  };
}
