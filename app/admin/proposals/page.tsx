import type { Metadata } from 'next';
import { ProposalLists } from '@/components/office/proposals/proposal-lists';
import { ToolCallTable } from '@/components/office/proposals/tool-call-table';
import { Card } from '@/components/ui/card';
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
    const ended = proposals.rows.filter(({ state }) => state !== 'WAITING');
    return (
      <>
        <PageHeader
          title="Proposals"
          description="What an assistant or app would do for you. It does nothing that tells a customer or moves money until you confirm it here."
        />
        <div className="grid gap-8">
          <ProposalLists
            waiting={waiting}
            ended={ended}
            timeZone={timeZone}
            confirm={confirmProposalAction}
            decline={declineProposalAction}
          />
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
