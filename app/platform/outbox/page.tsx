import type { Metadata } from 'next';
import { idOrNull, one } from '@/app/admin/search-params';
import { FilterBar } from '@/components/office/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { requireOperator } from '@/lib/http/auth/session';
import { listJobs, readFigures } from '@/lib/usecases/platform/read';
import { pageLinks } from '../paging';
import { JobTable } from './job-table';
import { RetryAllButton } from './retry-all-button';

export const metadata: Metadata = { title: 'Outbox' };

const limit = 50;
const statuses = ['DEAD', 'READY', 'RUNNING', 'DONE'] as const;

export default async function OutboxPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const operator = await requireOperator();
  const asked = await searchParams;
  const name = one(asked.q).trim().slice(0, 100);
  const status = statuses.find((each) => each === one(asked.status)) ?? 'DEAD';
  const after = idOrNull(one(asked.after));
  const [found, health] = await Promise.all([
    listJobs(operator, { status, name, after, limit }),
    readFigures(operator),
  ]);
  const rows = found.slice(0, limit);
  return (
    <>
      <PageHeader
        title="Outbox"
        description={`Work that is owed: ${health.deadJobs} failed, ${health.lateJobs} late, ${health.runningJobs} running.`}
        actions={health.deadJobs > 0 && <RetryAllButton count={health.deadJobs} />}
      />
      <div className="grid gap-3">
        <FilterBar
          searchLabel="Name of a job (send_mail)"
          search={name}
          filters={[
            {
              name: 'status',
              label: 'Status',
              value: status,
              options: [
                { value: 'DEAD', label: 'Failed' },
                { value: 'READY', label: 'Waiting' },
                { value: 'RUNNING', label: 'Running' },
                { value: 'DONE', label: 'Done' },
              ],
            },
          ]}
        />
        <JobTable
          rows={rows}
          status={status}
          now={Date.now()}
          pages={pageLinks(
            '/platform/outbox',
            { q: name, status },
            after,
            found.length > limit ? rows.at(-1)?.id : undefined,
          )}
        />
      </div>
    </>
  );
}
