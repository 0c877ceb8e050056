'use server';

import { redirect } from 'next/navigation';
import { publicAction } from '@/lib/http/actions/public-action';
import { browserName, knowThisBrowser } from '@/lib/http/auth/browser';
import { requestReset } from '@/lib/usecases/account/request-reset';
import { resetPassword } from '@/lib/usecases/account/reset-password';

/** The answer doesn't reveal whether there is such an account. */
export const requestResetAction = publicAction(requestReset, {
  limit: 'reset',
  input: requestReset.facts.input,
  run: (input) => requestReset(input),
});

export const resetPasswordAction = publicAction(resetPassword, {
  limit: 'public',
  input: resetPassword.facts.input,
  run: async (input) => {
    const result = await resetPassword(input, Date.now(), await browserName());
    if (!result.ok) return result;
    await knowThisBrowser(result.userId);
    redirect('/sign-in?changed=1');
  },
});
