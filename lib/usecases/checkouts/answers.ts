import { z } from 'zod';

/** Where somebody pays by card. */
export const paymentPage = z.object({ checkoutUrl: z.url() });
