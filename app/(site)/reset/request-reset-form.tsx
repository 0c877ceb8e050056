'use client';

import { AccountForm } from '@/components/office/account-form';
import { Callout } from '@/components/ui/callout';
import { requestResetAction } from './actions';

export function RequestResetForm() {
  return (
    <AccountForm
      fields={[{ name: 'email', label: 'E-mail', type: 'email', autoComplete: 'username' }]}
      submitLabel="Mail me a link"
      send={(typed) => requestResetAction({ email: typed.email ?? '' })}
      done={
        <Callout tone="positive" live title="Look into your mail">
          If there is an account with this address, the link is on its way.
        </Callout>
      }
    />
  );
}
