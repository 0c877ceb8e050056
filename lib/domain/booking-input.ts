import { z } from 'zod';

const noSuchDate = 'Give a date that exists, as YYYY-MM-DD.';
/** Local date `YYYY-MM-DD` that exists (29 February only in leap years). */
export const localDateInput = z.iso
  .date(noSuchDate)
  // There is no year 0: PostgreSQL goes from 1 BC to AD 1.
  .refine((date) => date >= '0001-01-01', noSuchDate);

/** PostgreSQL text can't hold a NUL; other control characters but line breaks are a mistake too. */
const text = (max: number) =>
  z
    .string()
    .max(max, `Please keep this under ${max.toLocaleString('en')} characters.`)

    .refine((value) => !/(?![\t\n\r])\p{Cc}/u.test(value), 'Please remove the control characters.')
    .transform((value) => value.trim());

export const nameInput = text(200).pipe(z.string().min(1, 'Please give a name.'));
export const notesInput = text(2000);
/** Why something was cancelled, refunded or overridden. */
export const reasonInput = text(500);
export const phoneInput = text(40).pipe(
  z.string().regex(/^[+()\d\s./-]*$/, 'Please give the phone number in digits, with + for the country.'),
);
export const emailInput = text(254)
  .pipe(z.email('Please give a valid e-mail address.'))
  .transform((value) => value.normalize('NFC').toLowerCase());
export const slugInput = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[a-z0-9-]+$/, 'This is not a name that we use in links.');
export const seatsInput = z.int('Give a whole number.').min(1, 'At least 1.').max(1000, 'At most 1,000.');

/** RFC 3339 instant. */
export const startInput = z.iso.datetime({
  offset: true,
  message: 'Give the start as RFC 3339, such as 2027-05-12T14:00:00Z.',
});

const addOnInput = z.strictObject({
  slug: slugInput,
  quantity: z.int('Give a whole number.').min(1, 'At least 1.').max(1000, 'At most 1,000.'),
});

/** What is wanted, without the customer: enough for a quote. Exactly one of `date` (DATE packages) and `start`. */
const basketFields = {
  package: slugInput,
  date: localDateInput.optional(),
  start: startInput.optional(),
  seats: seatsInput.default(1),
  /** Slug of the person or room that was asked for. */
  resource: slugInput.optional(),
  addOns: z.array(addOnInput).max(50).default([]),
};

const uniqueAddOns = (input: { addOns: { slug: string }[] }) =>
  new Set(input.addOns.map((line) => line.slug)).size === input.addOns.length;
const addOnsTwice = { path: ['addOns'], message: 'Name each extra once, with its quantity.' };

export const basketInput = z.strictObject(basketFields).refine(uniqueAddOns, addOnsTwice);
export type BasketInput = z.infer<typeof basketInput>;

const customerInput = z.strictObject({
  name: nameInput,
  email: emailInput,
  phone: phoneInput.optional(),
});

/** The body of a booking: the one input of the one booking path. */
export const createBookingInput = z
  .strictObject({
    ...basketFields,
    /** The zone that times were shown in. */
    timeZone: z.string().min(1).max(64).optional(),
    customer: customerInput,
    notes: notesInput.optional(),
    expectedTotalCents: z.int().min(0).optional(),
    /** Consent to keep the card for the balance. */
    saveCard: z.boolean().optional(),
    /** AT_APPOINTMENT only where the business allows it (or in its office). */
    arrangement: z.enum(['ONLINE', 'AT_APPOINTMENT']).optional(),
  })
  .refine(uniqueAddOns, addOnsTwice);
export type CreateBookingInput = z.infer<typeof createBookingInput>;
