'use client';

import { Hand } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { type ToolProposal, ToolProposalCard, type ToolProposalCardProps } from './tool-proposal-card';

type ProposalListsProps = Pick<ToolProposalCardProps, 'timeZone' | 'confirm' | 'decline'> & {
  waiting: ToolProposal[];
  ended: ToolProposal[];
};

type Answered = { id: string; said: string; next: string | null };

/**
 * What waits for an answer, and what was answered. An answer moves its card, and with it the button that had the focus: then
 * what came of it is said, and the focus goes to the next one that waits, else to the result.
 */
export function ProposalLists({ waiting, ended, ...answers }: ProposalListsProps) {
  const [answered, setAnswered] = useState<Answered | null>(null);
  const moved = useRef<string | null>(null);
  useEffect(() => {
    if (answered === null || moved.current === answered.id) return;
    if (waiting.some(({ id }) => id === answered.id)) return;
    const next = waiting.find(({ id }) => id === answered.next) ?? waiting[0];
    document.getElementById(cardId(next?.id ?? answered.id))?.focus();
    moved.current = answered.id;
  }, [answered, waiting]);
  const list = (proposals: ToolProposal[]) => (
    <ul className="grid gap-4">
      {proposals.map((of, at) => (
        <li
          key={of.id}
          id={cardId(of.id)}
          tabIndex={-1}
          aria-label={`${of.preview.title}, ${of.preview.about.text}`}
        >
          <ToolProposalCard
            of={of}
            {...answers}
            onAnswered={(said) => {
              moved.current = null;
              setAnswered({
                id: of.id,
                said: `${of.preview.title}, ${of.preview.about.text}: ${said}`,
                next: proposals[at + 1]?.id ?? null,
              });
            }}
          />
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <p role="status" className="sr-only">
        {answered?.said}
      </p>
      <section className="grid gap-3" aria-labelledby="waiting">
        <h2 id="waiting" className="font-semibold">
          Waits for your answer
        </h2>
        {waiting.length > 0 ? (
          list(waiting)
        ) : (
          <Card>
            <EmptyState
              icon={Hand}
              title="Nothing waits for you"
              description="When an assistant or app wants to cancel, move, refund or mail something, it stands here for half an hour, with all that it would do."
            />
          </Card>
        )}
      </section>
      {ended.length > 0 && (
        <section className="grid gap-3" aria-labelledby="answered">
          <h2 id="answered" className="font-semibold">
            Answered and expired
          </h2>
          {list(ended)}
        </section>
      )}
    </>
  );
}

const cardId = (id: string) => `proposal-${id}`;
