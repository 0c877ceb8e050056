import type Stripe from 'stripe';
import { idOf } from './checkout';
import { callStripe } from './client';

/** A transfer to the business, with what is reversed and left of it, minor units. */
type ShareTransfer = { id: string; reversedCents: number; leftCents: number };

/** What a payment has left in the business's account now. */
export type Share = {
  /** The connected account that received the payment. */
  accountId: string;
  /** The application fee that Stripe collected on the payment, minor units. */
  feeCents: number;
  /** What all its transfers have left there, less the commission that was not returned. */
  hasCents: number;
  /** The transfer that the charge itself made. */
  own: ShareTransfer;
  /** Later transfers that returned some of it, newest first. */
  given: ShareTransfer[];
};

/** @returns null: the payment was not transferred to a connected account. @throws VendorUnavailable, StripeRefused */
export async function readShare(payment: {
  paymentIntentId: string;
  transferGroup: string;
  accountId?: string | null;
}): Promise<Share | null> {
  const about = { repeatable: true, about: payment.accountId };
  const intent = await callStripe(
    (stripe) =>
      stripe.paymentIntents.retrieve(payment.paymentIntentId, {
        expand: ['latest_charge.transfer', 'latest_charge.application_fee'],
      }),
    about,
  );
  const charge = intent.latest_charge;
  if (!charge || typeof charge === 'string' || !charge.transfer || typeof charge.transfer === 'string')
    return null;
  const { data } = await callStripe(
    (stripe) => stripe.transfers.list({ transfer_group: payment.transferGroup, limit: 100 }),
    about,
  );
  const fee =
    charge.application_fee && typeof charge.application_fee !== 'string' ? charge.application_fee : null;
  const own = toShare(charge.transfer);
  const given = data.map(toShare);
  const feeCents = fee?.amount ?? 0;
  const left = given.reduce((total, { leftCents }) => total + leftCents, own.leftCents);
  return {
    accountId: idOf(charge.transfer.destination) ?? '',
    feeCents,
    hasCents: left - feeCents + (fee?.amount_refunded ?? 0),
    own,
    given,
  };
}

const toShare = ({ id, amount, amount_reversed }: Stripe.Transfer): ShareTransfer => ({
  id,
  reversedCents: amount_reversed,
  leftCents: amount - amount_reversed,
});

/**
 * Reverses `amountCents` of a transfer. A charge's own transfer may leave the account negative; any other needs enough
 * balance.
 * @throws VendorUnavailable, StripeRefused (`balance_insufficient` …)
 */
export async function reverseTransfer(input: {
  idempotencyKey: string;
  /** The connected account that the money is taken from. */
  accountId: string;
  transferId: string;
  amountCents: number;
  metadata: Record<string, string>;
}): Promise<void> {
  await callStripe(
    (stripe) =>
      stripe.transfers.createReversal(
        input.transferId,
        { amount: input.amountCents, metadata: input.metadata },
        { idempotencyKey: input.idempotencyKey },
      ),
    { about: input.accountId },
  );
}

/** An account's available balance in a currency, minor units. @throws VendorUnavailable, StripeRefused */
export async function readAvailable(accountId: string, currency: string): Promise<number> {
  const { available } = await callStripe(
    (stripe) => stripe.balance.retrieve({}, { stripeAccount: accountId }),
    { repeatable: true, about: accountId },
  );
  return available.find((each) => each.currency === currency.toLowerCase())?.amount ?? 0;
}

/**
 * Transfers money of a payment back to the business, in the transfer group that `readShare` reads.
 * @throws VendorUnavailable, StripeRefused (`balance_insufficient` …)
 */
export async function transferToBusiness(input: {
  idempotencyKey: string;
  destinationAccountId: string;
  transferGroup: string;
  amountCents: number;
  currency: string;
  metadata: Record<string, string>;
}): Promise<void> {
  await callStripe(
    (stripe) =>
      stripe.transfers.create(
        {
          destination: input.destinationAccountId,
          amount: input.amountCents,
          currency: input.currency.toLowerCase(),
          transfer_group: input.transferGroup,
          metadata: input.metadata,
        },
        { idempotencyKey: input.idempotencyKey },
      ),
    { about: input.destinationAccountId },
  );
}
