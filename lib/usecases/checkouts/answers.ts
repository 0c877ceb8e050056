import { z } from 'zod';

/** The page on which a customer pays by card. */
export const paymentPage = z.object({ checkoutUrl: z.url() });
