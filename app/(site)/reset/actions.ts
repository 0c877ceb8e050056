'use server';

import { redirect } from 'next/navigation';
import { requestResetInput, resetPasswordInput } from '@/lib/domain/editing/member-input';
import { publicAction } from '@/lib/http/actions/legacy-actions';
import { browserName, knowThisBrowser } from '@/lib/http/auth/browser';
import { requestReset } from '@/lib/usecases/account/request-reset';
import { resetPassword } from '@/lib/usecases/account/reset-password';

/** The same answer whether there is such an account or not. */
export const requestResetAction = publicAction(
  { name: 'requestReset', limit: 'reset', input: requestResetInput },
  async (input) => {
    await requestReset(input);
    return { ok: true };
  },
);

export const resetPasswordAction = publicAction(
  { name: 'resetPassword', limit: 'public', input: resetPasswordInput },
  async (input) => {
    const result = await resetPassword(input, Date.now(), await browserName());
    if (!result.ok) return result;
    await knowThisBrowser(result.userId);
    redirect('/sign-in?changed=1');
  },
);
