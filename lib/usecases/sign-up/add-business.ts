import { asSystem } from '@/lib/data/connection/transaction';
import type { EditResult } from '@/lib/domain/editing/refusal';
import { type NewBusinessInput, newBusinessInput } from '@/lib/domain/editing/sign-up-input';
import { personOperation } from '@/lib/usecases/operation';
import { refuseCountry } from '../connect/country';
import { openedBusiness } from './answers';
import { againIfTaken, type OpenedBusiness, openBusinessFor } from './open-business';

export const addBusiness = personOperation({
  name: 'business.add',
  effect: 'write',
  input: newBusinessInput,
  output: openedBusiness,
  describe: 'Creates another business for a person who has an account.',
  run: add,
});

async function add(
  owner: { id: string; name: string; email: string },
  input: NewBusinessInput,
): Promise<EditResult<OpenedBusiness>> {
  const refusal = refuseCountry(input.country);
  if (refusal) return refusal;
  return againIfTaken(() =>
    asSystem(async (tx) => ({ ok: true as const, ...(await openBusinessFor(tx, input, owner)) })),
  );
}
