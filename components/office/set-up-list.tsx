'use client';

import { CircleCheck, CircleDashed } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import { reach } from '@/components/ui/reach';
import type { SaveResult } from './form/save-result';
import { count } from './words';

type SetUpStep = {
  key: string;
  title: string;
  text: string;
  href: string;
  done: boolean;
  /** Guesses of this step that nobody has looked at. */
  unseen: number;
  /** No row proves it: the owner says so. */
  byHand: boolean;
};

type SetUpListProps = {
  steps: SetUpStep[];
  isLive: boolean;
  tick: (input: { step: 'walk' | 'share'; done: boolean }) => Promise<SaveResult>;
  dismiss: (input: { dismissed: boolean }) => Promise<SaveResult>;
};

/** The way from a draft to the first booking. It stays until all of it is done, or the owner puts it away. */
export function SetUpList({ steps, isLive, tick, dismiss }: SetUpListProps) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const done = steps.filter((step) => step.done).length;
  const unseen = steps.reduce((sum, step) => sum + step.unseen, 0);
  const run = (act: () => Promise<SaveResult>) =>
    start(async () => {
      const result = await reach(act);
      if (!result.ok) toast.error(result.message);
      router.refresh();
    });
  return (
    <Card>
      <CardHeader
        title={isLive ? 'To your first booking' : 'Before you go live'}
        description={`${done} of ${steps.length} done${unseen > 0 ? `. We guessed ${count(unseen, 'thing')} that you haven’t looked at yet` : ''}`}
        actions={
          <Button tone="quiet" pending={pending} onClick={() => run(() => dismiss({ dismissed: true }))}>
            Put this list away
          </Button>
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
              <span className="flex flex-wrap items-center gap-2">
                <span className={step.done ? 'text-soft' : 'font-medium'}>
                  {step.title}
                  {step.done && <span className="sr-only">: done</span>}
                </span>
                {step.unseen > 0 && <Badge tone="caution">{count(step.unseen, 'guess', 'guesses')}</Badge>}
              </span>
              {!step.done && <span className="text-sm text-soft">{step.text}</span>}
            </span>
            {!step.done && (
              <span className="flex gap-2">
                {step.byHand && (
                  <Button
                    tone="quiet"
                    size="small"
                    pending={pending}
                    onClick={() =>
                      run(() => tick({ step: step.key === 'walk' ? 'walk' : 'share', done: true }))
                    }
                  >
                    Done<span className="sr-only">: {step.title}</span>
                  </Button>
                )}
                <LinkButton href={step.href} size="small" target={step.key === 'walk' ? '_blank' : undefined}>
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

/** Has the list back that was put away. */
export function SetUpAgain({ left, dismiss }: { left: number; dismiss: SetUpListProps['dismiss'] }) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const back = () =>
    start(async () => {
      const result = await reach(() => dismiss({ dismissed: false }));
      if (!result.ok) toast.error(result.message);
      router.refresh();
    });
  return (
    <Button tone="quiet" pending={pending} onClick={back}>
      Set-up: {left} left
    </Button>
  );
}

/** Above every page of a draft's office. */
export function DraftBanner({ siteHref, mayGoLive }: { siteHref: string; mayGoLive: boolean }) {
  return (
    <section
      aria-label="Your site is a draft"
      className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-info-line bg-info-soft px-4 py-2 text-sm sm:px-6"
    >
      <p className="min-w-0">
        <span className="font-medium">Your site is a draft:</span> only you and your team see it, and nobody
        can book there yet.
      </p>
      <span className="ml-auto flex gap-2">
        <LinkButton size="small" href={siteHref} target="_blank">
          Preview
        </LinkButton>
        {mayGoLive && (
          <LinkButton size="small" tone="accent" href="/admin/go-live">
            Go live
          </LinkButton>
        )}
      </span>
    </section>
  );
}
