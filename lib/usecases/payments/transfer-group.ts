/** Stripe's group of the transfers that give the business something of a payment again. */
export const transferGroupOf = (paymentId: string) => `payment:${paymentId}`;
