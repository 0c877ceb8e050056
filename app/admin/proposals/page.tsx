import { Hand } from 'lucide-react';
import type { Metadata } from 'next';
import { ToolCallTable } from '@/components/office/proposals/tool-call-table';
import { ToolProposalCard } from '@/components/office/proposals/tool-proposal-card';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pager } from '@/components/ui/pager';
import { readBusiness } from '@/lib/usecases/business/read';
import { listToolProposals } from '@/lib/usecases/proposals/read';
import { listToolCalls } from '@/lib/usecases/tool-calls/read';
import { admit } from '../admit';
import { idOrNull, one } from '../search-params';
import { confirmProposalAction, declineProposalAction, undoAction } from './actions';

export const metadata: Metadata = { title: 'Proposals' };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default function ProposalsPage({ searchParams }: { searchParams: Search }) {
  return admit('office:read', async ({ ctx }) => {
    const after = idOrNull(one((await searchParams).after));
    const [{ timeZone }, proposals, calls] = await Promise.all([
      readBusiness(ctx),
      listToolProposals(ctx, { waiting: false, cursor: null, limit: 20 }),
      listToolCalls(ctx, { cursor: after, limit: 50 }),
    ]);
    const waiting = proposals.rows.filter(({ state }) => state === 'WAITING');
    const others = proposals.rows.filter(({ state }) => state !== 'WAITING');
    const card = (of: (typeof proposals.rows)[number]) => (
      <li key={of.id}>
        <ToolProposalCard
          of={of}
          timeZone={timeZone}
          confirm={confirmProposalAction}
          decline={declineProposalAction}
        />
      </li>
    );
    return (
      <>
        <PageHeader
          title="Proposals"
          description="What an assistant or app would do for you. It does nothing that tells a customer or moves money until you confirm it here."
        />
        <div className="grid gap-8">
          <section className="grid gap-3" aria-labelledby="waiting">
            <h2 id="waiting" className="font-semibold">
              Waits for your answer
            </h2>
            {waiting.length > 0 ? (
              <ul className="grid gap-4">{waiting.map(card)}</ul>
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
          {others.length > 0 && (
            <section className="grid gap-3" aria-labelledby="answered">
              <h2 id="answered" className="font-semibold">
                Answered and expired
              </h2>
              <ul className="grid gap-4">{others.map(card)}</ul>
            </section>
          )}
          {calls.rows.length > 0 && (
            <section className="grid gap-3" aria-labelledby="calls">
              <h2 id="calls" className="font-semibold">
                What was called
              </h2>
              <Card>
                <ToolCallTable calls={calls.rows} timeZone={timeZone} undo={undoAction} />
              </Card>
              <Pager
                firstHref={after === null ? null : '/admin/proposals'}
                nextHref={calls.nextCursor ? `/admin/proposals?after=${calls.nextCursor}` : null}
              />
            </section>
          )}
        </div>
      </>
    );
  });
}
