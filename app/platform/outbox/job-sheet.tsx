'use client';

import { RotateCw, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { InstantText } from '@/components/ui/instant-text';
import type { JobForOperator } from '@/lib/data/platform/platform-outbox';
import { discardJobAction, retryJobAction } from './actions';

export function JobSheet({ job, close }: { job: JobForOperator; close: () => void }) {
  const router = useRouter();
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const done = (words: string) => {
    toast.success(words);
    close();
    router.refresh();
  };
  return (
    <div className="grid gap-5 text-sm">
      {problem && (
        <Callout tone="danger" live>
          {problem}
        </Callout>
      )}
      <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4 gap-y-2">
        <dt className="text-faint">Made</dt>
        <dd>
          <InstantText at={job.createdAt} timeZone="UTC" withZone />
        </dd>
        <dt className="text-faint">{job.finishedAt ? 'Ended' : 'Due'}</dt>
        <dd>
          <InstantText at={job.finishedAt ?? job.runAt} timeZone="UTC" withZone />
        </dd>
        <dt className="text-faint">Attempts</dt>
        <dd className="tabular-nums">
          {job.attempts} of {job.maxAttempts}
        </dd>
        <dt className="text-faint">Id</dt>
        <dd className="font-mono text-xs break-all">{job.id}</dd>
      </dl>
      {job.lastError && <Passage title="Last error" text={job.lastError} />}
      <Passage title="Payload" text={JSON.stringify(job.payload, null, 2)} />
      {job.status === 'DEAD' && (
        <div className="flex flex-wrap gap-2 border-t pt-5">
          <Button
            tone="accent"
            pending={pending}
            onClick={() =>
              start(async () => {
                const result = await retryJobAction({ id: job.id });
                if (result.ok) done('On the way again');
                else setProblem(result.message);
              })
            }
          >
            <RotateCw aria-hidden /> Retry
          </Button>
          <ConfirmDialog
            title={`Discard this ${job.name}?`}
            consequence="It will never run. What it was meant to do stays undone."
            confirmLabel="Discard"
            trigger={
              <Button tone="quiet" className="text-danger">
                <Trash2 aria-hidden /> Discard
              </Button>
            }
            onConfirm={async () => {
              const result = await discardJobAction({ id: job.id });
              if (!result.ok) return result.message;
              done('Discarded');
            }}
          />
        </div>
      )}
    </div>
  );
}

function Passage({ title, text }: { title: string; text: string }) {
  return (
    <section className="grid gap-1.5">
      <h3 className="font-medium">{title}</h3>
      <pre className="overflow-hidden rounded-control bg-sunken p-3 font-mono text-xs break-words whitespace-pre-wrap">
        {text}
      </pre>
    </section>
  );
}
