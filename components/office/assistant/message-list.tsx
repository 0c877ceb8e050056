import { Check, CircleAlert, RotateCcw } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import type { ShownMessage, ShownPart, StepPart } from '@/lib/domain/assistant/parts';
import { OfficeText } from './office-text';
import { ProposalCard } from './proposal-card';
import type { AssistantActions } from './types';
import { UndoButton } from './undo-button';

type MessageListProps = {
  messages: ShownMessage[];
  isAnswering: boolean;
  actions: AssistantActions;
  timeZone: string;
  onRetry: () => void;
  onGo: () => void;
};

export function MessageList({ messages, isAnswering, actions, timeZone, onRetry, onGo }: MessageListProps) {
  return (
    <ol className="grid gap-4">
      {messages.map((message, at) => {
        const isLast = at === messages.length - 1;
        if (message.role === 'person') return <Said key={message.id} parts={message.parts} />;
        return (
          <li key={message.id} className="grid gap-2">
            <span className="sr-only">The assistant:</span>
            {message.parts.map((part, place) => (
              <Part
                // biome-ignore lint/suspicious/noArrayIndexKey: parts keep their place
                key={place}
                part={part}
                actions={actions}
                timeZone={timeZone}
                onGo={onGo}
                onRetry={isLast && !isAnswering ? onRetry : undefined}
              />
            ))}
            {isLast && isAnswering && message.parts.at(-1)?.type !== 'text' && (
              <p className="animate-breathe text-soft">Thinking…</p>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Said({ parts }: { parts: ShownPart[] }) {
  return (
    <li className="ml-8 justify-self-end rounded-card bg-sunken px-3.5 py-2.5 whitespace-pre-wrap [overflow-wrap:anywhere]">
      <span className="sr-only">You: </span>
      {parts.map((part) => (part.type === 'text' ? part.text : ''))}
    </li>
  );
}

type PartProps = {
  part: ShownPart;
  actions: AssistantActions;
  timeZone: string;
  onGo: () => void;
  onRetry: (() => void) | undefined;
};

function Part({ part, actions, timeZone, onGo, onRetry }: PartProps) {
  if (part.type === 'text') return <OfficeText text={part.text} onGo={onGo} />;
  if (part.type === 'step') return <Step step={part} actions={actions} timeZone={timeZone} onGo={onGo} />;
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-card border border-caution-line bg-caution-soft px-3.5 py-2.5 text-sm">
      <p className="min-w-0 flex-1">{part.text}</p>
      {part.mayRetry && onRetry && (
        <Button size="small" onClick={onRetry}>
          <RotateCcw aria-hidden /> Try again
        </Button>
      )}
    </div>
  );
}

type StepProps = { step: StepPart; actions: AssistantActions; timeZone: string; onGo: () => void };

function Step({ step, actions, timeZone, onGo }: StepProps) {
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
