import { ProposalCard, type ProposalCardProps } from './proposal-card';

type ProposalListProps = Omit<ProposalCardProps, 'of'> & { proposals: ProposalCardProps['of'][] };

/** What was moved or deleted in Google, as questions: nothing happens to a booking until somebody says so. */
export function ProposalList({ proposals, ...rest }: ProposalListProps) {
  if (proposals.length === 0) return null;
  return (
    <ul className="grid gap-3">
      {proposals.map((proposal) => (
        <li key={proposal.id}>
          <ProposalCard of={proposal} {...rest} />
        </li>
      ))}
    </ul>
  );
}
