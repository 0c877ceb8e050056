import { callStripe } from './client';

/**
 * A dispute took `amountCents` from the platform: take it back from the business, at most what is left of the
 * transfer. @returns the sum that was taken (minor units), 0 when nothing was left. @throws VendorUnavailable, StripeRefused
 */
export async function reverseTransferForDispute(input: {
  idempotencyKey: string;
  chargeId: string;
  amountCents: number;
  disputeId: string;
}): Promise<{ reversedCents: number }> {
  const charge = await callStripe((stripe) =>
    stripe.charges.retrieve(input.chargeId, { expand: ['transfer'] }),
  );
  const { transfer } = charge;
  if (!transfer || typeof transfer === 'string') return { reversedCents: 0 };
  // Done before, by an attempt whose answer got lost.
  const earlier = transfer.reversals.data.find(
    (reversal) => reversal.metadata?.disputeId === input.disputeId,
  );
  if (earlier) return { reversedCents: earlier.amount };
  const amount = Math.min(input.amountCents, transfer.amount - transfer.amount_reversed);
  if (amount <= 0) return { reversedCents: 0 };
  const reversal = await callStripe((stripe) =>
    stripe.transfers.createReversal(
      transfer.id,
      { amount, metadata: { disputeId: input.disputeId } },
      { idempotencyKey: input.idempotencyKey },
    ),
  );
  return { reversedCents: reversal.amount };
}

/** A dispute was won: what was taken goes to the business again. @throws VendorUnavailable, StripeRefused */
export async function restoreTransferAfterDispute(input: {
  idempotencyKey: string;
  destinationAccountId: string;
  amountCents: number;
  currency: string;
  disputeId: string;
}): Promise<{ transferId: string }> {
  const transfer = await callStripe((stripe) =>
    stripe.transfers.create(
      {
        destination: input.destinationAccountId,
        amount: input.amountCents,
        currency: input.currency.toLowerCase(),
        metadata: { disputeId: input.disputeId },
      },
      { idempotencyKey: input.idempotencyKey },
    ),
  );
  return { transferId: transfer.id };
}
