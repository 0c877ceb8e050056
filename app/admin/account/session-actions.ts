'use server';

import { headers } from 'next/headers';
import { accountAction } from '@/lib/http/actions/office-action';
import { browserHash, browserName } from '@/lib/http/auth/browser';
import { mailProofAgain } from '@/lib/usecases/account/prove-address';
import { confirmSession, endOneSession, endOtherSessions } from '@/lib/usecases/account/sessions';

export const endSessionAction = accountAction(endOneSession, {
  provesNothing: true,
  input: endOneSession.facts.input,
  run: async (user, input) => endOneSession(user, input, await browserName()),
});

export const endOtherSessionsAction = accountAction(endOtherSessions, {
  provesNothing: true,
  input: endOtherSessions.facts.input,
  run: async (user, input) => {
    const browser = browserHash(await headers());
    return endOtherSessions(user, input, { device: await browserName(), browser });
  },
});

/** Also allowed during an impersonation: the session is the operator's own. */
export const confirmSessionAction = accountAction(confirmSession, {
  evenImpersonating: true,
  input: confirmSession.facts.input,
  run: async (user, input) => confirmSession(user, input, await browserName()),
});

export const mailProofAction = accountAction(mailProofAgain, { provesNothing: true });
