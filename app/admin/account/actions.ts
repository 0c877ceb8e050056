'use server';

import { redirect } from 'next/navigation';
import { changePasswordInput } from '@/lib/domain/editing/member-input';
import { requireFrom } from '@/lib/http/limits';
import { tenantAction } from '@/lib/http/tenantAction';
import { changePassword } from '@/lib/usecases/account/change-password';

/** Ends every session, this one too. Guesses of the present password are as few as at the door. */
export const changePasswordAction = tenantAction(
  { name: 'account.password', can: 'booking:read', input: changePasswordInput },
  async (_, input, member) => {
    await requireFrom('signIn', `change:${member.user.id}`);
    const result = await changePassword(member.user.id, input);
    if (!result.ok) return result;
    redirect('/sign-in?changed=1');
  },
);
