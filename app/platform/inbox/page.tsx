import type { Metadata } from 'next';
import { idOrNull, one } from '@/app/admin/search-params';
import { FilterBar } from '@/components/office/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { requireOperator } from '@/lib/http/auth/session';
import { listEvents } from '@/lib/usecases/platform/read';
import { pageLinks } from '../paging';
import { EventTable } from './event-table';

export const metadata: Metadata = { title: 'Inbox' };

const limit = 50;
const states = ['waiting', 'done'] as const;

export default async function InboxPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const operator = await requireOperator();
  const asked = await searchParams;
  const search = one(asked.q).trim().slice(0, 100);
  const state = states.find((each) => each === one(asked.state)) ?? null;
  const after = idOrNull(one(asked.after));
  const found = await listEvents(operator, { search, state, after, limit });
  const rows = found.slice(0, limit);
  const query = { q: search, state: state ?? '' };
  return (
    <>
      <PageHeader
        title="Inbox"
        description="What vendors sent us, stored before anything else happened to it."
      />
      <div className="grid gap-3">
        <FilterBar
          searchLabel="Type (charge.…) or event id"
          search={search}
          filters={[
            {
              name: 'state',
              label: 'State',
              value: state ?? '',
              options: [
                { value: '', label: 'All' },
                { value: 'waiting', label: 'Waiting' },
                { value: 'done', label: 'Worked on' },
              ],
            },
          ]}
        />
        <EventTable
          rows={rows}
          filtered={search !== '' || state !== null}
          pages={pageLinks(
            '/platform/inbox',
            query,
            after,
            found.length > limit ? rows.at(-1)?.id : undefined,
          )}
        />
      </div>
    </>
  );
}
