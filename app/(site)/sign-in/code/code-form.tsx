'use client';

import { AccountForm } from '@/components/office/account-form';
import { codeAction } from '../actions';

export function CodeForm({ next }: { next: string }) {
  return (
    <AccountForm
      fields={[{ name: 'code', label: 'Code', type: 'text', autoComplete: 'one-time-code' }]}
      submitLabel="Sign in"
      send={(typed) => codeAction({ code: typed.code ?? '', next })}
    />
  );
}
