import { z } from 'zod';

/** How the page is to look, by its address; what is not understood is left as it is by default. */
export const look = z.object({
  theme: z.enum(['device', 'light', 'dark']).catch('device'),
  voice: z.enum(['site', 'office']).catch('site'),
  brand: z
    .string()
    .regex(/^#[\da-f]{6}$/i)
    .optional()
    .catch(undefined),
});
export type Look = z.infer<typeof look>;
