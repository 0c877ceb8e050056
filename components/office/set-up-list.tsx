'use client';

import { CircleCheck, CircleDashed } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import { reach } from '@/components/ui/reach';
import type { SaveResult } from './form/save-result';

type Key = 'site' | 'hours' | 'prices' | 'payments' | 'booking' | 'share';

type SetUpListProps = {
  steps: { key: Key; title: string; text: string; href: string; done: boolean }[];
  siteHref: string;
  tick: (input: { step: Key; done: boolean }) => Promise<SaveResult>;
};

/** A short way to the first live booking. */
export function SetUpList({ steps, siteHref, tick }: SetUpListProps) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const done = steps.filter((step) => step.done).length;
  const finish = (step: Key) =>
    start(async () => {
      const result = await reach(() => tick({ step, done: true }));
      if (!result.ok) toast.error(result.message);
      router.refresh();
    });
  return (
    <Card>
      <CardHeader
        title="To your first booking"
        description={`${done} of ${steps.length} done`}
        actions={
          <LinkButton href={siteHref} target="_blank">
            See your site
          </LinkButton>
        }
      />
      <ul className="divide-y">
        {steps.map((step) => (
          <li key={step.key} className="flex flex-wrap items-center gap-3 px-5 py-3">
            {step.done ? (
              <CircleCheck aria-hidden className="size-5 text-positive" />
            ) : (
              <CircleDashed aria-hidden className="size-5 text-faint" />
            )}
            <span className="grid min-w-0 flex-1 basis-52">
              <span className={step.done ? 'text-soft' : 'font-medium'}>
                {step.title}
                {step.done && <span className="sr-only">: done</span>}
              </span>
              {!step.done && <span className="text-sm text-soft">{step.text}</span>}
            </span>
            {!step.done && (
              <span className="flex gap-2">
                <Button tone="quiet" size="small" pending={pending} onClick={() => finish(step.key)}>
                  Done<span className="sr-only">: {step.title}</span>
                </Button>
                <LinkButton href={step.href} size="small">
                  Open<span className="sr-only">: {step.title}</span>
                </LinkButton>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
