'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card';
import { Countdown } from '@/components/ui/countdown';
import { InstantText } from '@/components/ui/instant-text';
import { reach } from '@/components/ui/reach';
import type { Preview } from '@/lib/domain/tools/preview';
import { type Via, viaInWords } from '@/lib/domain/tools/via';
import type { SaveResult } from '../form/save-result';
import { PreviewBody } from './preview-body';

export type ToolProposal = {
  id: string;
  preview: Preview;
  edition: string;
  state: 'WAITING' | 'EXPIRED' | 'RUNNING' | 'INTERRUPTED' | 'DONE' | 'REFUSED' | 'DECLINED';
  createdAt: number;
  expiresAt: number;
  actorName: string;
  via: Via;
  programName: string;
  answeredByName: string;
  outcome: string;
};

type Answer<Said> = (input: { id: string; edition: string }) => Promise<SaveResult<Said>>;

export type ToolProposalCardProps = {
  of: ToolProposal;
  timeZone: string;
  confirm: Answer<{ said: string }>;
  decline: Answer<object>;
  /** Once it has been answered, with what came of it. Without it the card itself takes the focus there. */
  onAnswered?: (said: string) => void;
};

/** What an assistant or app has proposed: what it would do, and the two answers, which only a person gives. */
export function ToolProposalCard({ of, timeZone, confirm, decline, onAnswered }: ToolProposalCardProps) {
  const router = useRouter();
  const [pending, begin] = useTransition();
  const [ended, setEnded] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { id, edition, preview, state, expiresAt } = of;
  const named = `${preview.title}, ${preview.about.text}`;
  const waits = state === 'WAITING' && !ended;
  const [answered, setAnswered] = useState(false);
  const outcome = useRef<HTMLDivElement>(null);
  // The button that was clicked is gone: whoever works by keyboard goes on, and hears, where it says what came of it.
  useEffect(() => {
    if (answered && !waits) outcome.current?.focus();
  }, [answered, waits]);
  const answer = <Said extends object>(
    act: () => Promise<SaveResult<Said>>,
    inWords: (result: Said) => string,
  ) =>
    begin(async () => {
      const result = await reach(act);
      setRefusal(result.ok ? null : result.message);
      if (result.ok && onAnswered) onAnswered(inWords(result));
      else setAnswered(result.ok);
      router.refresh();
    });
  return (
    <Card>
      <CardHeader
        title={preview.title}
        description={
          <>
            Asked for by {of.actorName}, {viaInWords(of.via, of.programName)},{' '}
            <InstantText at={of.createdAt} timeZone={timeZone} />
          </>
        }
      />
      <CardBody className="grid gap-4">
        <PreviewBody preview={preview} />
        {refusal !== null && (
          <Callout tone="caution" live title="Nothing was done">
            {refusal}
          </Callout>
        )}
        {!waits && (
          <div ref={outcome} tabIndex={-1}>
            <Ended of={ended && state === 'WAITING' ? { ...of, state: 'EXPIRED' } : of} />
          </div>
        )}
      </CardBody>
      {waits && (
        <CardFooter className="justify-between">
          <Countdown until={expiresAt} label="Waits for" onEnd={() => setEnded(true)} />
          <span className="flex flex-wrap gap-2">
            <Button
              pending={pending}
              aria-label={`Decline: ${named}`}
              onClick={() =>
                answer(
                  () => decline({ id, edition }),
                  () => 'declined. Nothing was done.',
                )
              }
            >
              Decline
            </Button>
            <Button
              tone="accent"
              pending={pending}
              aria-label={`Confirm: ${named}`}
              onClick={() =>
                answer(
                  () => confirm({ id, edition }),
                  ({ said }) => `confirmed. ${said}`,
                )
              }
            >
              Confirm
            </Button>
          </span>
        </CardFooter>
      )}
    </Card>
  );
}

function Ended({ of: { state, outcome, answeredByName } }: { of: ToolProposal }) {
  switch (state) {
    case 'DONE':
      return (
        <Callout tone="positive" title={`Confirmed by ${answeredByName}`}>
          {outcome}
        </Callout>
      );
    case 'REFUSED':
      return (
        <Callout tone="caution" title={`Confirmed by ${answeredByName}, and it could not be done`}>
          {outcome}
        </Callout>
      );
    case 'DECLINED':
      return <Callout title={`Declined by ${answeredByName}`}>Nothing was done.</Callout>;
    case 'INTERRUPTED':
      return (
        <Callout tone="danger" title={`Confirmed by ${answeredByName}, and interrupted`}>
          {outcome}
        </Callout>
      );
    case 'RUNNING':
      return <Callout title="It is being done">{`Confirmed by ${answeredByName}.`}</Callout>;
    default:
      return <Callout title="Expired">Nobody answered within half an hour. Nothing was done.</Callout>;
  }
}
