'use client';

import { CircleCheck, CircleDashed } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import type { SaveResult } from './form/save-result';

type StepName = 'prices' | 'hours' | 'site' | 'payments' | 'booking';

type SetUpListProps = {
  steps: { name: StepName; done: boolean }[];
  siteHref: string;
  finish: (input: { step: StepName }) => Promise<SaveResult>;
};

const words: Record<StepName, { title: string; text: string; href: string; label: string; byHand: boolean }> =
  {
    prices: {
      title: 'Check your packages and prices',
      text: 'We filled in what is usual in your trade.',
      href: '/admin/packages',
      label: 'Packages',
      byHand: true,
    },
    hours: {
      title: 'Set your hours',
      text: 'When people can book, and when you’re away.',
      href: '/admin/hours',
      label: 'Hours',
      byHand: true,
    },
    site: {
      title: 'Make the site yours',
      text: 'Words, pictures, colour and how to reach you.',
      href: '/admin/site',
      label: 'Site',
      byHand: true,
    },
    payments: {
      title: 'Take cards',
      text: 'Connect Stripe, so that customers can pay when they book. Or let them pay at the appointment.',
      href: '/admin/payments',
      label: 'Payments',
      byHand: true,
    },
    booking: {
      title: 'Your first booking',
      text: 'Share your site, or book for somebody who calls.',
      href: '/admin/bookings/new',
      label: 'New booking',
      byHand: false,
    },
  };

/** A short way to the first live booking. */
export function SetUpList({ steps, siteHref, finish }: SetUpListProps) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const done = steps.filter((step) => step.done).length;
  const tick = (step: StepName) =>
    start(async () => {
      const result = await finish({ step });
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
        {steps.map(({ name, done: isDone }) => {
          const step = words[name];
          return (
            <li key={name} className="flex flex-wrap items-center gap-3 px-5 py-3">
              {isDone ? (
                <CircleCheck aria-hidden className="size-5 text-positive" />
              ) : (
                <CircleDashed aria-hidden className="size-5 text-faint" />
              )}
              <span className="grid min-w-0 flex-1 basis-52">
                <span className={isDone ? 'text-soft' : 'font-medium'}>
                  {step.title}
                  {isDone && <span className="sr-only">: done</span>}
                </span>
                {!isDone && <span className="text-sm text-soft">{step.text}</span>}
              </span>
              {!isDone && (
                <span className="flex gap-2">
                  {step.byHand && (
                    <Button tone="quiet" size="small" pending={pending} onClick={() => tick(name)}>
                      Done<span className="sr-only">: {step.title}</span>
                    </Button>
                  )}
                  <LinkButton href={step.href} size="small">
                    {step.label}
                  </LinkButton>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
