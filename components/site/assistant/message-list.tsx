import { RotateCcw } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { ShownMessage, ShownPart } from '@/lib/domain/assistant/parts';
import { saysBooked } from '@/lib/domain/assistant/says-booked';
import { SiteText } from './site-text';

type MessageListProps = {
  messages: ShownMessage[];
  slug: string;
  isAnswering: boolean;
  onRetry: () => void;
  onGo: () => void;
};

export function MessageList({ messages, slug, isAnswering, onRetry, onGo }: MessageListProps) {
  return (
    <ol className="grid gap-4">
      {messages.map((message, at) => {
        const isLast = at === messages.length - 1;
        const isRunning = isLast && isAnswering;
        if (message.role === 'person') return <Said key={message.id} parts={message.parts} />;
        return (
          <li key={message.id} className="grid gap-2">
            <span className="sr-only">The assistant:</span>
            {message.parts.map((part, place) => (
              <Part
                // biome-ignore lint/suspicious/noArrayIndexKey: parts keep their place
                key={place}
                part={part}
                slug={slug}
                isWhole={!isRunning || place < message.parts.length - 1}
                onGo={onGo}
                onRetry={isLast && !isAnswering ? onRetry : undefined}
              />
            ))}
            {isRunning && message.parts.at(-1)?.type !== 'text' && (
              <p className="animate-breathe text-soft">One moment…</p>
            )}
            {message.parts.some((part) => part.type === 'text' && saysBooked(part.text)) && (
              <p className="text-sm font-medium">This is no booking: only the booking page can book.</p>
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
  slug: string;
  isWhole: boolean;
  onGo: () => void;
  onRetry: (() => void) | undefined;
};

function Part({ part, slug, isWhole, onGo, onRetry }: PartProps) {
  if (part.type === 'text') return <SiteText text={part.text} slug={slug} isWhole={isWhole} onGo={onGo} />;
  if (part.type === 'step') return <p className="text-sm text-soft">{part.line}</p>;
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
