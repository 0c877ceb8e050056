import { asSystem } from '@/lib/data/connection/transaction';
import type { EditResult } from '@/lib/domain/editing/refusal';
import type { NewBusinessInput } from '@/lib/domain/editing/sign-up-input';
import { refuseCountry } from '../connect/country';
import { againIfTaken, type OpenedBusiness, openBusinessFor } from './open-business';

/** Another business of somebody who is signed in. */
export async function addBusiness(
  input: NewBusinessInput,
  owner: { id: string; name: string; email: string },
): Promise<EditResult<OpenedBusiness>> {
  const refusal = refuseCountry(input.country);
  if (refusal) return refusal;
  return againIfTaken(() =>
    asSystem(async (tx) => ({ ok: true as const, ...(await openBusinessFor(tx, input, owner)) })),
  );
}
