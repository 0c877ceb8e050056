import type Stripe from 'stripe';
import { callStripe } from './client';

/** What a transfer or a reversal is for: it is found again by this when its answer got lost. */
type Reason = { disputeId: string } | { refundId: string; attempt: string };

/**
 * Takes `amountCents` from the business, by reversing what it has of a payment: transfers that gave something back to it
 * (`transferGroup`) first, then the charge's own. Done before is not done again.
 * @returns the sum that has been taken (minor units), less than `amountCents` when no more was there
 * @throws VendorUnavailable, StripeRefused
 */
export async function takeFromTransfers(input: {
  idempotencyKey: string;
  paymentIntentId: string;
  transferGroup: string;
  amountCents: number;
  reason: Reason;
}): Promise<{ takenCents: number }> {
  const transfers = await transfersOf(input);
  let takenCents = 0;
  for (const transfer of transfers) takenCents += await takenEarlier(transfer, input.reason);
  for (const transfer of transfers) {
    const amount = Math.min(input.amountCents - takenCents, transfer.amount - transfer.amount_reversed);
    if (amount <= 0) continue;
    const reversal = await callStripe((stripe) =>
      stripe.transfers.createReversal(
        transfer.id,
        { amount, metadata: input.reason },
        { idempotencyKey: `${input.idempotencyKey}:${transfer.id}` },
      ),
    );
    takenCents += reversal.amount;
  }
  return { takenCents };
}

/** Gives the business money of a payment again, in the group that `takeFromTransfers` looks at. @throws VendorUnavailable, StripeRefused */
export async function transferToBusiness(input: {
  idempotencyKey: string;
  destinationAccountId: string;
  transferGroup: string;
  amountCents: number;
  currency: string;
  reason: Reason;
}): Promise<{ transferId: string }> {
  const transfer = await callStripe((stripe) =>
    stripe.transfers.create(
      {
        destination: input.destinationAccountId,
        amount: input.amountCents,
        currency: input.currency.toLowerCase(),
        transfer_group: input.transferGroup,
        metadata: input.reason,
      },
      { idempotencyKey: input.idempotencyKey },
    ),
  );
  return { transferId: transfer.id };
}

/** The business's account that a payment went to, null if it went to none. @throws VendorUnavailable, StripeRefused */
export async function destinationOf(paymentIntentId: string): Promise<string | null> {
  const transfer = await ownTransfer(paymentIntentId);
  if (!transfer) return null;
  return typeof transfer.destination === 'string' ? transfer.destination : (transfer.destination?.id ?? null);
}

async function transfersOf(input: { paymentIntentId: string; transferGroup: string }) {
  const given = await callStripe(
    (stripe) => stripe.transfers.list({ transfer_group: input.transferGroup, limit: 100 }),
    { repeatable: true },
  );
  const own = await ownTransfer(input.paymentIntentId);
  return own ? [...given.data, own] : given.data;
}

async function ownTransfer(paymentIntentId: string): Promise<Stripe.Transfer | null> {
  const intent = await callStripe(
    (stripe) => stripe.paymentIntents.retrieve(paymentIntentId, { expand: ['latest_charge.transfer'] }),
    { repeatable: true },
  );
  const charge = intent.latest_charge;
  if (!charge || typeof charge === 'string') return null;
  return charge.transfer && typeof charge.transfer !== 'string' ? charge.transfer : null;
}

async function takenEarlier(transfer: Stripe.Transfer, reason: Reason): Promise<number> {
  if (transfer.amount_reversed === 0) return 0;
  const { data } = await callStripe((stripe) => stripe.transfers.listReversals(transfer.id, { limit: 100 }), {
    repeatable: true,
  });
  return data
    .filter(({ metadata }) => Object.entries(reason).every(([key, value]) => metadata?.[key] === value))
    .reduce((total, { amount }) => total + amount, 0);
}
