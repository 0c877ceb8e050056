import { z } from 'zod';
import { trades } from '@/lib/domain/catalogue';
import { currencies, isCountry } from '@/lib/domain/countries';
import { emailInput } from '@/lib/domain/inputs/email-input';
import { nameInput, personNameInput } from '@/lib/domain/inputs/name-input';
import { passwordProblem } from '@/lib/domain/password';
import { isTimeZone } from '@/lib/domain/time';

import { newPassword } from './member-input';

const business = {
  businessName: nameInput(80, 'your business a name'),
  trade: z.enum(trades, {
    error: 'Please choose what you do.',
  }),
  country: z.string().refine(isCountry, 'Please choose a country from the list.'),
  timeZone: z.string().refine(isTimeZone, 'Please choose a time zone from the list.'),
  currency: z
    .string()
    .refine((code) => currencies().includes(code), 'Please choose a currency from the list.'),
};

/** A further business of a user who is signed in. */
export const newBusinessInput = z.strictObject(business);
export type NewBusinessInput = z.infer<typeof newBusinessInput>;

/** A new business and its first owner. */
export const signUpInput = z
  .strictObject({
    ...business,
    ownerName: personNameInput(120, 'your name'),
    email: emailInput,
    password: newPassword,
  })
  .superRefine(({ password, email, ownerName, businessName }, issues) => {
    const message = passwordProblem(password, [email.split('@')[0] ?? '', email, ownerName, businessName]);
    if (message) issues.addIssue({ code: 'custom', path: ['password'], message });
  });
export type SignUpInput = z.infer<typeof signUpInput>;
