'use client';

import { AccountForm } from '@/components/office/account-form';
import { acceptInvitationAction } from './actions';

/** Asks for the password of an existing account, or for what a new account needs. */
export function InviteForm({ token, knownUser }: { token: string; knownUser: { name: string } | null }) {
  return (
    <AccountForm
      fields={
        knownUser
          ? [
              {
                name: 'password',
                label: 'Password of your account',
                type: 'password',
                autoComplete: 'current-password',
                hint: 'You have an account already.',
              },
            ]
          : [
              { name: 'name', label: 'Your name', type: 'text', autoComplete: 'name' },
              {
                name: 'password',
                label: 'Choose a password',
                type: 'password',
                autoComplete: 'new-password',
                hint: 'At least 10 characters.',
              },
            ]
      }
      submitLabel="Join the team"
      send={(typed) =>
        acceptInvitationAction({
          token,
          name: typed.name ?? knownUser?.name ?? '',
          password: typed.password ?? '',
        })
      }
    />
  );
}
