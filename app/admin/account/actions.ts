'use server';

import { redirect } from 'next/navigation';
import { accountAction } from '@/lib/http/actions/office-action';
import { browserName, knowThisBrowser } from '@/lib/http/auth/browser';
import { changePassword } from '@/lib/usecases/account/change-password';

/** Ends every session, this one too. Guesses of the current password are limited as at sign-in. */
export const changePasswordAction = accountAction(changePassword, {
  input: changePassword.facts.input,
  run: async (user, input) => {
    const result = await changePassword(user, input, await browserName());
    if (!result.ok) return result;
    await knowThisBrowser(user.id);
    redirect('/sign-in?changed=1');
  },
});
