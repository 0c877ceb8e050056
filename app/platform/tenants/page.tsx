import type { Metadata } from 'next';
import { idOrNull, one } from '@/app/admin/search-params';
import { FilterBar } from '@/components/office/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { requireOperator } from '@/lib/http/auth/session';
import { listTenants } from '@/lib/usecases/platform/read';
import { pageLinks } from '../paging';
import { TenantTable } from './tenant-table';

export const metadata: Metadata = { title: 'Businesses' };

const limit = 50;
const statuses = ['ACTIVE', 'SUSPENDED'] as const;

export default async function TenantsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const operator = await requireOperator();
  const asked = await searchParams;
  const search = one(asked.q).slice(0, 100);
  const status = statuses.find((each) => each === one(asked.status)) ?? null;
  const after = idOrNull(one(asked.after));
  const found = await listTenants(operator, { search, status, after, limit });
  const rows = found.slice(0, limit);
  const query = { q: search, status: status ?? '' };
  return (
    <>
      <PageHeader title="Businesses" description="Everybody who sells on the platform, newest first." />
      <div className="grid gap-3">
        <FilterBar
          searchLabel="Name, address or owner’s e-mail"
          search={search}
          filters={[
            {
              name: 'status',
              label: 'Status',
              value: status ?? '',
              options: [
                { value: '', label: 'All' },
                { value: 'ACTIVE', label: 'Active' },
                { value: 'SUSPENDED', label: 'Suspended' },
              ],
            },
          ]}
        />
        <TenantTable
          rows={rows}
          filtered={search !== '' || status !== null}
          pages={pageLinks(
            '/platform/tenants',
            query,
            after,
            found.length > limit ? rows.at(-1)?.id : undefined,
          )}
        />
      </div>
    </>
  );
}
