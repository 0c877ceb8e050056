'use client';

import { AccountForm } from '@/components/office/account-form';
import { changePasswordAction } from './actions';

export function PasswordForm() {
  return (
    <AccountForm
      fields={[
        { name: 'current', label: 'Present password', type: 'password', autoComplete: 'current-password' },
        {
          name: 'password',
          label: 'New password',
          type: 'password',
          autoComplete: 'new-password',
          hint: 'At least 10 characters.',
        },
      ]}
      submitLabel="Change password"
      send={(typed) => changePasswordAction({ current: typed.current ?? '', password: typed.password ?? '' })}
    />
  );
}
