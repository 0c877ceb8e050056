'use server';

import { redirect } from 'next/navigation';
import {
  commissionInput,
  impersonateInput,
  restoreInput,
  suspendInput,
} from '@/lib/domain/editing/platform-input';
import { operatorAction } from '@/lib/http/actions/office-action';
import { rememberImpersonation } from '@/lib/http/auth/session-cookie';
import { operatorContext } from '@/lib/http/auth/tenant-contexts';
import { catalogueChanged } from '@/lib/http/pages/catalogue-changed';
import { beginImpersonation } from '@/lib/usecases/platform/impersonation';
import {
  type ChangedTenant,
  restoreTenant,
  setCommission,
  suspendTenant,
} from '@/lib/usecases/platform/tenants';

/** The public pages are revalidated before the operator sees that it worked. */
async function published(changed: Promise<ChangedTenant>): Promise<ChangedTenant> {
  const outcome = await changed;
  if (outcome.ok) await catalogueChanged(outcome.slug);
  return outcome;
}

export const suspendAction = operatorAction(suspendTenant, {
  input: suspendInput,
  run: (operator, { tenantId, reason }) =>
    published(suspendTenant(operatorContext(operator, tenantId), { reason }, operator)),
});

export const restoreAction = operatorAction(restoreTenant, {
  input: restoreInput,
  run: (operator, { tenantId }) =>
    published(restoreTenant(operatorContext(operator, tenantId), {}, operator)),
});

export const commissionAction = operatorAction(setCommission, {
  input: commissionInput,
  run: (operator, { tenantId, commissionBps }) =>
    published(setCommission(operatorContext(operator, tenantId), { commissionBps }, operator)),
});

/** Begins an impersonation of thirty minutes, with the rights of an owner except people, keys and payouts. */
export const impersonateAction = operatorAction(beginImpersonation, {
  input: impersonateInput,
  run: async (operator, { tenantId, reason }) => {
    const begun = await beginImpersonation(operatorContext(operator, tenantId), { reason }, operator);
    if (!begun.ok) return begun;
    await rememberImpersonation(begun.id);
    redirect('/admin');
  },
});
