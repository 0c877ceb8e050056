import type { CheckoutPurpose } from '@/lib/domain/checkout-purpose';
import { systemActor, type TenantContext } from './context';
import { mintTenantContext } from './mint-context';
import type { PaymentMethod } from './prisma-client/enums';
import { systemQuery, type Tx } from './transaction';

/** Money that came in, minor units. */
export type NewPayment = {
  id: string;
  bookingId: string;
  checkoutId: string | null;
  purpose: CheckoutPurpose;
  method: PaymentMethod;
  amountCents: number;
  feeCents: number;
  currency: string;
  stripePaymentIntentId: string | null;
  note: string;
  recordedById: string | null;
  paidAt: Date;
};

export async function addPayment(tx: Tx, ctx: TenantContext, payment: NewPayment): Promise<void> {
  await tx.payment.create({ data: { ...payment, tenantId: ctx.tenantId }, select: { id: true } });
}

export type PaymentOwner = { ctx: TenantContext; id: string; bookingId: string };

/** Whose payment a Stripe payment intent is; null: none of ours (yet). */
export async function findPaymentOwner(paymentIntentId: string): Promise<PaymentOwner | null> {
  const [row] = await systemQuery<{ id: string; bookingId: string; tenantId: string }>(
    'SELECT "id", "bookingId", "tenantId" FROM "Payment" WHERE "stripePaymentIntentId" = $1',
    [paymentIntentId],
  );
  return row
    ? { id: row.id, bookingId: row.bookingId, ctx: mintTenantContext(row.tenantId, systemActor) }
    : null;
}

/** The card that may be used for the balance, with the customer's consent. */
export async function saveStripeCustomer(
  tx: Tx,
  ctx: TenantContext,
  customerId: string,
  stripeCustomerId: string,
): Promise<void> {
  await tx.customer.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id: customerId } },
    data: { stripeCustomerId },
    select: { id: true },
  });
}
