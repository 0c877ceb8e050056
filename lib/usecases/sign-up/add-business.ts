import { asSystem } from '@/lib/data/transaction';
import type { NewBusinessInput } from '@/lib/domain/editing/sign-up-input';
import { againIfTaken, type OpenedBusiness, openBusinessFor } from './open-business';

/** Another business of somebody who is signed in. */
export function addBusiness(
  input: NewBusinessInput,
  owner: { id: string; name: string; email: string },
): Promise<{ ok: true } & OpenedBusiness> {
  return againIfTaken(() =>
    asSystem(async (tx) => ({ ok: true as const, ...(await openBusinessFor(tx, input, owner)) })),
  );
}
