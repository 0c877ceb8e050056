'use server';

import { z } from 'zod';
import { publicAction } from '@/lib/http/actions/legacy-actions';
import { currentUser } from '@/lib/http/auth/session';
import { proveAddress } from '@/lib/usecases/account/prove-address';

export const proveAddressAction = publicAction(
  {
    name: 'proveAddress',
    limit: 'public',
    input: z.strictObject({ token: z.string().min(1).max(200) }),
  },
  async (input) => proveAddress(input, (await currentUser())?.id ?? null),
);
