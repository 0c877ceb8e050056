'use server';

import { headers } from 'next/headers';
import { z } from 'zod';
import { idField } from '@/lib/domain/editing/fields';
import { accountAction } from '@/lib/http/actions/legacy-actions';
import { browserHash, browserName } from '@/lib/http/auth/browser';
import { mailProofAgain } from '@/lib/usecases/account/prove-address';
import { confirmSession, endOneSession, endOtherSessions } from '@/lib/usecases/account/sessions';

export const endSessionAction = accountAction(
  { name: 'account.endSession', input: z.strictObject({ id: idField }), provesNothing: true },
  async (user, { id }) => endOneSession(user.id, id, await browserName()),
);

export const endOtherSessionsAction = accountAction(
  { name: 'account.endOtherSessions', input: z.strictObject({}), provesNothing: true },
  async (user) => {
    const browser = browserHash(await headers());
    return endOtherSessions(user.id, user.sessionId, { device: await browserName(), browser });
  },
);

/** Who is inside a business confirms as well: it is the operator's own session. */
export const confirmSessionAction = accountAction(
  {
    name: 'account.confirm',
    insideToo: true,
    input: z.strictObject({ proof: z.string().min(1, 'Please type your password.').max(200) }),
  },
  async (user, input) => confirmSession(user, input, await browserName()),
);

/** The link that confirms one's address, once more. */
export const mailProofAction = accountAction(
  { name: 'account.mailProof', input: z.strictObject({}), provesNothing: true },
  (user) => mailProofAgain(user),
);
