import { z } from 'zod';
import { isLongEnoughPhone, phoneShape, sayings } from './contact-rules';
import { lineInput } from './text-input';

/**
 * A phone number as people write it, in digits of any script; may be empty. Whether the number is possible depends on
 * the business's country: lib/domain/phone.ts checks that on the server, so that browsers needn't load the data of
 * every country.
 */
export const phoneInput = lineInput(40).pipe(
  z.string().regex(phoneShape, sayings.badPhone).refine(isLongEnoughPhone, sayings.shortPhone),
);
