'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import type { TenantForOperator } from '@/lib/data/platform/platform-tenants';
import { restoreAction, suspendAction } from './actions';

/** Suspends with a reason, or restores; the form says beforehand what it means. */
export function StatusForm({ tenant }: { tenant: TenantForOperator }) {
  const router = useRouter();
  const [reason, setReason] = useState('');
  const suspended = tenant.status === 'SUSPENDED';
  if (suspended) {
    return (
      <div className="border-t pt-5">
        <ConfirmDialog
          title={`Restore ${tenant.name}?`}
          consequence="Its site takes bookings again at once."
          confirmLabel="Restore"
          tone="accent"
          trigger={<Button>Restore business</Button>}
          onConfirm={async () => {
            const result = await restoreAction({ tenantId: tenant.id });
            if (!result.ok) return result.message;
            toast.success(`${tenant.name} takes bookings again`);
            router.refresh();
          }}
        />
      </div>
    );
  }
  return (
    <div className="grid gap-3 border-t pt-5">
      <Field label="Reason for suspending" hint="The business sees it; its customers don’t.">
        <Textarea
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      <ConfirmDialog
        title={`Suspend ${tenant.name}?`}
        consequence="It takes no new bookings from now on. What is booked stands: customers can manage it, refunds and mails go on."
        confirmLabel="Suspend"
        trigger={
          <Button tone="quiet" className="justify-self-start text-danger">
            Suspend business…
          </Button>
        }
        onConfirm={async () => {
          const result = await suspendAction({ tenantId: tenant.id, reason });
          if (!result.ok) return result.errors?.[0]?.message ?? result.message;
          toast.success(`${tenant.name} is suspended`);
          router.refresh();
        }}
      />
    </div>
  );
}
