import { z } from 'zod';
import { readPolicy as query } from '@/lib/data/catalogue/policies';
import { policyInput } from '@/lib/domain/editing/policy-input';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';

export const readPolicy = operation({
  name: 'policy.read',
  can: 'office:read',
  effect: 'read',
  input: nothing,
  output: z.object({ ...policyInput.shape, edition: z.string() }).nullable(),
  describe: 'Reads the policy for bookings made from now on: deposit, cancellation, moves, reminders.',
  run: query,
});
