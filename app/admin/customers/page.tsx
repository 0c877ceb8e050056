import { UsersRound } from 'lucide-react';
import type { Metadata } from 'next';
import { CustomerTable } from '@/components/office/customer-table';
import { FilterBar } from '@/components/office/filter-bar';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Pager } from '@/components/ui/pager';
import { phoneInWords } from '@/lib/domain/phone';
import { readTenantClock } from '@/lib/usecases/business/read';
import { listCustomers } from '@/lib/usecases/customers/read';
import { admit } from '../admit';
import { idOrNull, one } from '../search-params';

export const metadata: Metadata = { title: 'Customers' };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default function CustomersPage({ searchParams }: { searchParams: Search }) {
  return admit('customer:read', async ({ ctx }) => {
    const params = await searchParams;
    const [search, after] = [one(params.q).slice(0, 100), idOrNull(one(params.after))];
    const [page, timeZone] = await Promise.all([
      listCustomers(ctx, { search, cursor: after, limit: 50 }),
      readTenantClock(ctx),
    ]);
    const next = new URLSearchParams({ ...(search && { q: search }), after: page.nextCursor ?? '' });
    return (
      <>
        <PageHeader title="Customers" description="Everybody who has booked, newest first." />
        <div className="grid gap-3">
          <FilterBar searchLabel="Name, phone or e-mail" search={search} filters={[]} />
          {page.rows.length === 0 ? (
            <Card>
              <EmptyState
                icon={UsersRound}
                title={search ? `Nobody matches “${search}”` : 'No customers yet'}
                description={
                  search
                    ? 'Type the beginning of any word of a name, an e-mail address, or digits of a phone number.'
                    : 'Whoever books is listed here.'
                }
                action={<LinkButton href="/admin/bookings/new">New booking</LinkButton>}
              />
            </Card>
          ) : (
            <CustomerTable
              rows={page.rows.map(({ id, name, email, phone, createdAt, bookings }) => ({
                id,
                name,
                email,
                phone: phoneInWords(phone),
                createdAt,
                bookings,
              }))}
              timeZone={timeZone}
            />
          )}
          <Pager
            firstHref={after ? `/admin/customers?${new URLSearchParams(search ? { q: search } : {})}` : null}
            nextHref={page.nextCursor ? `/admin/customers?${next}` : null}
          />
        </div>
      </>
    );
  });
}
