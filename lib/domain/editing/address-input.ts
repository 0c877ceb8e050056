import { z } from 'zod';
import { isReserved } from '@/lib/domain/reserved-addresses';
import { slug } from './fields';

/** The last part of a site's address. */
export const addressInput = z.strictObject({
  slug: slug
    .min(3, 'At least 3 characters.')
    .refine((value) => !isReserved(value), 'This address is kept for us. Please choose another.'),
});
export type AddressInput = z.infer<typeof addressInput>;
