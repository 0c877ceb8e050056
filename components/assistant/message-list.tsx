import { RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import type { ShownMessage, ShownPart } from '@/lib/domain/assistant/parts';

type Note = Extract<ShownPart, { type: 'note' }>;
type WrittenPart = Exclude<ShownPart, Note>;

type MessageListProps = {
  messages: ShownMessage[];
  isAnswering: boolean;
  /** Said until something is written. */
  waiting: string;
  onRetry: () => void;
  /** Draws what an answer says or has done; `isWhole`: nothing is added to it any more. */
  draw: (part: WrittenPart, isWhole: boolean) => ReactNode;
  /** What stands under an answer. */
  under?: (parts: ShownPart[]) => ReactNode;
};

export function MessageList({ messages, isAnswering, waiting, onRetry, draw, under }: MessageListProps) {
  return (
    <ol className="grid gap-4">
      {messages.map(({ id, role, parts }, at) => {
        const isLast = at === messages.length - 1;
        const isRunning = isLast && isAnswering;
        if (role === 'person') return <Said key={id} parts={parts} />;
        return (
          <li key={id} className="grid gap-2">
            <span className="sr-only">The assistant:</span>
            {parts.map((part, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: parts keep their place
              <Part key={place} part={part} onRetry={isLast && !isAnswering ? onRetry : undefined}>
                {part.type !== 'note' && draw(part, !isRunning || place < parts.length - 1)}
              </Part>
            ))}
            {isRunning && parts.at(-1)?.type !== 'text' && (
              <p className="animate-breathe text-soft">{waiting}</p>
            )}
            {under?.(parts)}
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

type PartProps = { part: ShownPart; onRetry: (() => void) | undefined; children: ReactNode };

/** A note is ours, not the model's; everything else is drawn by whoever knows its links. */
function Part({ part, onRetry, children }: PartProps) {
  if (part.type !== 'note') return children;
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
