'use client';

import { useCallback, useEffect, useState } from 'react';
import { Callout } from '@/components/ui/callout';
import { reach } from '@/components/ui/reach';
import { Skeleton } from '@/components/ui/skeleton';
import { type ToolProposal, ToolProposalCard } from '../proposals/tool-proposal-card';
import type { AssistantActions } from './types';

type ProposalCardProps = {
  id: string;
  timeZone: string;
  actions: Pick<AssistantActions, 'readProposal' | 'confirm' | 'decline'>;
};

/** What the assistant has prepared, as it stands now; once it is answered, what came of it. */
export function ProposalCard({ id, timeZone, actions }: ProposalCardProps) {
  const [proposal, setProposal] = useState<ToolProposal>();
  const [trouble, setTrouble] = useState('');
  const load = useCallback(async () => {
    const answer = await reach(() => actions.readProposal({ id }));
    if (answer.ok) setProposal(answer.proposal);
    else setTrouble(answer.message);
  }, [actions, id]);
  useEffect(() => {
    void load();
  }, [load]);

  if (trouble) return <Callout tone="danger">{trouble}</Callout>;
  if (!proposal) return <Skeleton className="h-32" />;
  return (
    <ToolProposalCard
      of={proposal}
      timeZone={timeZone}
      confirm={async (input) => {
        const answer = await actions.confirm(input);
        await load();
        return answer;
      }}
      decline={async (input) => {
        const answer = await actions.decline(input);
        await load();
        return answer;
      }}
    />
  );
}
