'use client';

import { AccountForm } from '@/components/office/account-form';
import { resetPasswordAction } from '../actions';

export function ResetForm({ token }: { token: string }) {
  return (
    <AccountForm
      fields={[
        {
          name: 'password',
          label: 'New password',
          type: 'password',
          autoComplete: 'new-password',
          hint: 'At least 10 characters.',
        },
      ]}
      submitLabel="Set password"
      send={(typed) => resetPasswordAction({ token, password: typed.password ?? '' })}
    />
  );
}
