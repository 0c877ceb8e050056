'use server';

import { policyInput } from '@/lib/domain/editing/policy-input';
import { catalogueAction } from '@/lib/http/actions/legacy-actions';
import { savePolicy } from '@/lib/usecases/policy/save';

export const savePolicyAction = catalogueAction(
  { name: 'policy.save', can: 'policy:edit', input: policyInput },
  savePolicy,
);
