import { Check, CircleAlert } from 'lucide-react';
import Link from 'next/link';
import type { StepPart } from '@/lib/domain/assistant/parts';
import { ProposalCard } from './proposal-card';
import type { AssistantActions } from './types';
import { UndoButton } from './undo-button';

type StepProps = { step: StepPart; actions: AssistantActions; timeZone: string; onGo: () => void };

/** What the assistant did, with its links, its proposal or its undo. */
export function Step({ step, actions, timeZone, onGo }: StepProps) {
  return (
    <div className="grid gap-2 text-sm text-soft">
      <p className="flex items-start gap-2">
        <StepIcon state={step.state} />
        <span className="min-w-0 [overflow-wrap:anywhere]">
          {step.line}
          {step.links.map(({ label, href }) => (
            <span key={href}>
              {' · '}
              <Link href={href} onClick={onGo} className="underline underline-offset-4">
                {label}
              </Link>
            </span>
          ))}
        </span>
      </p>
      {step.proposalId && <ProposalCard id={step.proposalId} timeZone={timeZone} actions={actions} />}
      {step.undoId && <UndoButton id={step.undoId} ended={step.undoEnded} undo={actions.undo} />}
    </div>
  );
}

function StepIcon({ state }: Pick<StepPart, 'state'>) {
  if (state === 'running')
    return <span className="mt-1.5 size-2 shrink-0 animate-breathe rounded-full bg-accent" />;
  if (state === 'failed')
    return <CircleAlert aria-label="Not done" className="mt-0.5 size-4 shrink-0 text-caution" />;
  return <Check aria-label="Done" className="mt-0.5 size-4 shrink-0 text-positive" />;
}
