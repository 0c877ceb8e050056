import { z } from 'zod';

const cents = z.int();
const localDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/**
 * One line of a quote, minor units. `totalCents` = quantity × unit, before the discount; tax included when the tenant's
 * prices include it.
 */
export const quoteLineSchema = z.strictObject({
  kind: z.enum(['PACKAGE', 'ADD_ON']),
  /** Id of the package or the add-on. */
  ref: z.string(),
  label: z.string(),
  quantity: z.int().positive(),
  unitCents: cents,
  totalCents: cents,
  discountCents: cents,
  taxBps: z.int(),
  taxCents: cents,
});
export type QuoteLine = z.infer<typeof quoteLineSchema>;

/**
 * The priced basket as agreed; minor units of `currency`.
 * total = subtotal − discount (+ tax, unless included) = due now + balance.
 */
export const quoteSchema = z.strictObject({
  currency: z.string().length(3),
  lines: z.array(quoteLineSchema).min(1),
  subtotalCents: cents,
  discountCents: cents,
  taxCents: cents,
  taxIncluded: z.boolean(),
  totalCents: cents,
  dueNowCents: cents,
  balanceCents: cents,
  /** Local date in the tenant's zone; null when there is no balance. */
  balanceDueOn: localDate.nullable(),
  /** The amount of the deposit, whether or not everything is due at once: the policy may keep it. */
  depositCents: cents,
});
export type Quote = z.infer<typeof quoteSchema>;

/** The basket as it was ordered, enough to price it again for another date. */
export const basketSchema = z.strictObject({
  packageId: z.string(),
  seats: z.int().positive(),
  /** The resource the customer chose; null: any. */
  resourceId: z.string().nullable(),
  addOns: z.array(z.strictObject({ addOnId: z.string(), quantity: z.int().positive() })),
  discountCents: cents,
});
export type Basket = z.infer<typeof basketSchema>;
export type BasketAddOn = Basket['addOns'][number];
