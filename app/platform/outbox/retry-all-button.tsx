'use client';

import { RotateCw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { retryDeadJobsAction } from './actions';

const jobs = (count: number) => `${count} failed ${count === 1 ? 'job' : 'jobs'}`;

export function RetryAllButton({ count }: { count: number }) {
  const router = useRouter();
  return (
    <ConfirmDialog
      title={`Retry ${jobs(count)}?`}
      consequence="Each gets four more attempts, the first at once. Jobs may run twice without doing anything twice."
      confirmLabel="Retry all"
      tone="accent"
      trigger={
        <Button>
          <RotateCw aria-hidden /> Retry all failed
        </Button>
      }
      onConfirm={async () => {
        const result = await retryDeadJobsAction({});
        if (!result.ok) return result.message;
        toast.success(`${jobs(result.count)} on the way again`);
        router.refresh();
      }}
    />
  );
}
