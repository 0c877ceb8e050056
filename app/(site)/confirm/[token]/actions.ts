'use server';

import { publicAction } from '@/lib/http/actions/public-action';
import { currentUser } from '@/lib/http/auth/session';
import { proveAddress } from '@/lib/usecases/account/prove-address';

export const proveAddressAction = publicAction(proveAddress, {
  limit: 'public',
  input: proveAddress.facts.input,
  run: async (input) => proveAddress(input, (await currentUser())?.id ?? null),
});
