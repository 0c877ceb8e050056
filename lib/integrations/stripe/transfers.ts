import type Stripe from 'stripe';
import { idOf } from './checkout';
import { callStripe } from './client';

/** What of a transfer the business still has, minor units. */
type ShareTransfer = { id: string; reversedCents: number; leftCents: number };

/** What the business's account has of a payment now. */
export type Share = {
  /** The account that the payment went to. */
  accountId: string;
  /** Commission that Stripe has taken of the payment, minor units. */
  feeCents: number;
  /** What all transfers have left there, less the commission that was not returned. */
  hasCents: number;
  /** The charge's own. */
  own: ShareTransfer;
  /** Those that gave something of it again, newest first. */
  given: ShareTransfer[];
};

/** @returns null: it went to no business's account. @throws VendorUnavailable, StripeRefused */
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
 * Takes `amountCents` of a transfer back. A charge's own may leave the business in the red, any other needs its balance.
 * @throws VendorUnavailable, StripeRefused (`balance_insufficient` …)
 */
export async function reverseTransfer(input: {
  idempotencyKey: string;
  /** The business's account that it is taken from. */
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

/** What an account's balance has now of a currency, minor units. @throws VendorUnavailable, StripeRefused */
export async function readAvailable(accountId: string, currency: string): Promise<number> {
  const { available } = await callStripe(
    (stripe) => stripe.balance.retrieve({}, { stripeAccount: accountId }),
    { repeatable: true, about: accountId },
  );
  return available.find((each) => each.currency === currency.toLowerCase())?.amount ?? 0;
}

/** Gives the business money of a payment again, in the group that `readShare` looks at. @throws VendorUnavailable, StripeRefused (`balance_insufficient` …) */
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
