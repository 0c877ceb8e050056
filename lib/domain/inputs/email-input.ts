import { z } from 'zod';
import { emailShape, normalizeEmail, sayings } from './contact-rules';

/** An e-mail address as people write it, internationalised domains included; parses to the stored form. */
export const emailInput = z
  .string()
  .max(254, sayings.longEmail)
  .transform(normalizeEmail)
  .pipe(z.string().max(254, sayings.longStoredEmail).regex(emailShape, sayings.badEmail));
