'use client';

import { useState, useTransition } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { reach } from '@/components/ui/reach';
import { SubmitButton } from '@/components/ui/submit-button';
import { impersonateAction } from './actions';

/** Starts an impersonation of thirty minutes. */
export function ImpersonationForm({ tenant }: { tenant: { id: string } }) {
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const [pending, start] = useTransition();
  return (
    <form
      noValidate
      className="grid gap-3 border-t pt-5"
      onSubmit={(event) => {
        event.preventDefault();
        start(async () => {
          const result = await reach(() => impersonateAction({ tenantId: tenant.id, reason }));
          if (!result.ok) setError(result.errors?.[0]?.message ?? result.message);
        });
      }}
    >
      <Field
        label="Reason for acting inside"
        error={error}
        hint="Thirty minutes in its office. The reason and whatever you do stay in its history."
      >
        <Input
          maxLength={500}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
            setError(undefined);
          }}
        />
      </Field>
      <SubmitButton tone="plain" pending={pending} className="justify-self-start">
        Open its office
      </SubmitButton>
    </form>
  );
}
