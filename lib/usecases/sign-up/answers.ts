import { z } from 'zod';
import { idField } from '@/lib/domain/editing/fields';

/** A business that was just opened: its site is at its slug, and the key may be seen by anybody. */
export const openedBusiness = z.object({ tenantId: idField, slug: z.string(), publishableKey: z.string() });
