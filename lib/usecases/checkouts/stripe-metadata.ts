import { z } from 'zod';

const ours = z.object({ tenantId: z.uuid(), bookingId: z.uuid(), checkoutId: z.uuid() });

/** The metadata that this platform writes on a session or a payment; null when it isn't ours. */
export function readMetadata(metadata: Record<string, string>): z.infer<typeof ours> | null {
  const parsed = ours.safeParse(metadata);
  return parsed.success ? parsed.data : null;
}
