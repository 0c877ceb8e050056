'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { reach } from '@/components/ui/reach';
import { SubmitButton } from '@/components/ui/submit-button';
import type { TenantForOperator } from '@/lib/data/platform/platform-tenants';
import { percentText } from '../words';
import { commissionAction } from './actions';

/** In percent; stored in basis points. */
export function CommissionForm({ tenant }: { tenant: TenantForOperator }) {
  const router = useRouter();
  const [typed, setTyped] = useState(String(tenant.commissionBps / 100));
  const [error, setError] = useState<string>();
  const [pending, start] = useTransition();
  const save = () =>
    start(async () => {
      const percent = Number(typed.replace(',', '.'));
      const commissionBps = Math.round(percent * 100);
      if (
        typed.trim() === '' ||
        !Number.isFinite(percent) ||
        Math.abs(percent * 100 - commissionBps) > 1e-6
      ) {
        setError('Type a percentage with at most two decimals.');
        return;
      }
      const result = await reach(() => commissionAction({ tenantId: tenant.id, commissionBps }));
      if (!result.ok) {
        setError(result.errors?.length ? 'Between 0 and 50 %.' : result.message);
        return;
      }
      toast.success(`${tenant.name} now pays ${percentText(commissionBps)}`);
      router.refresh();
    });
  return (
    <form
      noValidate
      className="grid gap-3 border-t pt-5"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field
        label="Commission, in percent"
        error={error}
        hint="Of what is captured from now on. Payment pages that are open keep theirs."
      >
        <Input
          inputMode="decimal"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setError(undefined);
          }}
          className="max-w-28 tabular-nums"
        />
      </Field>
      <SubmitButton tone="plain" pending={pending} className="justify-self-start">
        Save commission
      </SubmitButton>
    </form>
  );
}
