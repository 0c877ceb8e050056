import { z } from 'zod';
import { storedAddress } from './inputs/contact-rules';
import { localDateInput, startInput } from './inputs/date-input';
import { emailInput } from './inputs/email-input';
import { personNameInput } from './inputs/name-input';
import { phoneInput } from './inputs/phone-input';
import { linesInput } from './inputs/text-input';

export const notesInput = linesInput(2000);
/** The reason of a cancellation, refund or override. */
export const reasonInput = linesInput(500);
export const slugInput = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[a-z0-9-]+$/, 'This is not a name that we use in links.');
export const seatsInput = z.int('Give a whole number.').min(1, 'At least 1.').max(1000, 'At most 1,000.');

const addOnInput = z.strictObject({
  slug: slugInput,
  quantity: z.int('Give a whole number.').min(1, 'At least 1.').max(1000, 'At most 1,000.'),
});

/** The basket without the customer: enough for a quote. Exactly one of `date` (DATE packages) and `start`. */
const basketFields = {
  package: slugInput,
  date: localDateInput.optional(),
  start: startInput.optional(),
  seats: seatsInput.default(1),
  /** Slug of the chosen resource (a person or room). */
  resource: slugInput.optional(),
  addOns: z.array(addOnInput).max(50).default([]),
};

const uniqueAddOns = (input: { addOns: { slug: string }[] }) =>
  new Set(input.addOns.map((line) => line.slug)).size === input.addOns.length;
const addOnsTwice = { path: ['addOns'], message: 'Name each extra once, with its quantity.' };

export const basketInput = z.strictObject(basketFields).refine(uniqueAddOns, addOnsTwice);
export type BasketInput = z.infer<typeof basketInput>;

/** A customer's address as they write it, put on one line. */
export const addressInput = linesInput(300).transform(storedAddress);

/** The customer; the booking flow checks the same schema in the browser. */
export const customerInput = z.strictObject({
  name: personNameInput(200),
  email: emailInput,
  phone: phoneInput.optional(),
  /** Where it takes place, for what takes place at the customer's. */
  address: addressInput.optional(),
});

/** The body of a booking request: the one input of the one booking path. */
export const createBookingInput = z
  .strictObject({
    ...basketFields,
    /** The IANA zone in which the page showed the times. */
    timeZone: z.string().min(1).max(64).optional(),
    customer: customerInput,
    notes: notesInput.optional(),
    expectedTotalCents: z.int().min(0).optional(),
    /** Consent to keep the card for the balance. */
    saveCard: z.boolean().optional(),
    /** Accepted where the business lets customers choose, and from its own servers and office; otherwise refused. */
    arrangement: z.enum(['ONLINE', 'AT_APPOINTMENT']).optional(),
  })
  .refine(uniqueAddOns, addOnsTwice);
export type CreateBookingInput = z.infer<typeof createBookingInput>;
