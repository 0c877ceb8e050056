import type { ShownMessage } from '@/lib/domain/assistant/parts';

/**
 * What a screen reader says of an answer: each step as it comes, and the text once it is whole. Word by word nobody could
 * follow.
 */
export function Spoken({ messages, isAnswering }: { messages: ShownMessage[]; isAnswering: boolean }) {
  const last = messages.at(-1);
  return (
    <p role="status" className="sr-only">
      {last?.role === 'assistant' && (isAnswering ? stepOf(last) : textOf(last))}
    </p>
  );
}

function stepOf({ parts }: ShownMessage): string {
  const step = parts.findLast((part) => part.type === 'step');
  return step?.type === 'step' ? step.line : 'The assistant is answering.';
}

const textOf = ({ parts }: ShownMessage): string =>
  parts
    .flatMap((part) =>
      part.type === 'step' ? (part.proposalId ? 'A proposal waits for your click.' : []) : part.text,
    )
    .join(' ')
    .replaceAll(/\]\([^)]*\)|[[*`]/g, '');
