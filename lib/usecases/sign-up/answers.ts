import { z } from 'zod';
import { idField } from '@/lib/domain/editing/fields';

/** A new business; its slug is the site's address, and the publishable key is public. */
export const openedBusiness = z.object({ tenantId: idField, slug: z.string(), publishableKey: z.string() });
