'use server';

import { redirect } from 'next/navigation';
import {
  commissionInput,
  impersonateInput,
  restoreInput,
  suspendInput,
} from '@/lib/domain/editing/platform-input';
import { operatorAction } from '@/lib/http/actions/legacy-actions';
import { rememberVisit } from '@/lib/http/auth/session-cookie';
import { operatorContext } from '@/lib/http/auth/tenant-contexts';
import { catalogueChanged } from '@/lib/http/pages/catalogue-changed';
import { beginImpersonation } from '@/lib/usecases/platform/impersonation';
import {
  type ChangedTenant,
  restoreTenant,
  setCommission,
  suspendTenant,
} from '@/lib/usecases/platform/tenants';

/** The public site says so from the moment the operator sees that it worked. */
async function published(changed: Promise<ChangedTenant>): Promise<ChangedTenant> {
  const outcome = await changed;
  if (outcome.ok) await catalogueChanged(outcome.slug);
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

/** Thirty minutes inside a business, as its owner but for people, keys and payouts. */
export const impersonateAction = operatorAction(
  { name: 'impersonate', input: impersonateInput },
  async (operator, { tenantId, reason }) => {
    const begun = await beginImpersonation(operatorContext(operator, tenantId), operator, { reason });
    if (!begun.ok) return begun;
    await rememberVisit(begun.id);
    redirect('/admin');
  },
);
