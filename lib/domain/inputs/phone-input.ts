import { z } from 'zod';
import { lineInput } from './text-input';

/**
 * A phone number as people write it, in digits of any script; may be empty. Whether the number is possible depends on
 * the business's country: lib/domain/phone.ts checks that on the server, so that browsers needn't load the data of
 * every country.
 */
export const phoneInput = lineInput(40).pipe(
  z
    .string()
    .regex(
      /^$|^[+＋(\p{Nd}][\p{Nd}\s()./\u2010-\u2015－~-]*(?:[;,]?\s*(?:ext|extension|доб|x|#)[.=:]?\s*\p{Nd}{1,7})?$/iu,
      'Please give the phone number in digits, with + for the country.',
    )
    .refine((text) => text === '' || (text.match(/\p{Nd}/gu)?.length ?? 0) >= 3, 'This number is too short.'),
);
