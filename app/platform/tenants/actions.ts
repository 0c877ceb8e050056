'use server';

import { commissionInput, restoreInput, suspendInput } from '@/lib/domain/editing/platform-input';
import { catalogChanged } from '@/lib/http/catalogChanged';
import { operatorContext } from '@/lib/http/context';
import { operatorAction } from '@/lib/http/tenantAction';
import {
  type ChangedTenant,
  restoreTenant,
  setCommission,
  suspendTenant,
} from '@/lib/usecases/platform/tenants';

/** The public site says so from the moment the operator sees that it worked. */
async function published(changed: Promise<ChangedTenant>): Promise<ChangedTenant> {
  const outcome = await changed;
  if (outcome.ok) catalogChanged(outcome.slug);
  return outcome;
}

export const suspendAction = operatorAction(
  { name: 'suspendTenant', input: suspendInput },
  (operator, { tenantId, reason }) =>
    published(suspendTenant(operatorContext(operator, tenantId), operator, { reason })),
);

export const restoreAction = operatorAction(
  { name: 'restoreTenant', input: restoreInput },
  (operator, { tenantId }) => published(restoreTenant(operatorContext(operator, tenantId), operator)),
);

export const commissionAction = operatorAction(
  { name: 'setCommission', input: commissionInput },
  (operator, { tenantId, commissionBps }) =>
    published(setCommission(operatorContext(operator, tenantId), operator, { commissionBps })),
);
