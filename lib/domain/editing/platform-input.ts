import { z } from 'zod';
import { filledLines } from '@/lib/domain/inputs/text-input';
import { idField, whole } from './fields';

export const suspendInput = z.strictObject({
  tenantId: idField,
  reason: filledLines(500, 'a reason; the business sees it'),
});
export const restoreInput = z.strictObject({ tenantId: idField });

/** At most 50 %: more than any business would agree to, so the bound only catches typing errors. */
export const commissionInput = z.strictObject({ tenantId: idField, commissionBps: whole(0, 5000) });

export const impersonateInput = z.strictObject({
  tenantId: idField,
  reason: filledLines(500, 'a reason; it is kept in the history of the business'),
});
