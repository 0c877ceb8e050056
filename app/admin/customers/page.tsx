import { UsersRound } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { FilterBar } from '@/components/office/filter-bar';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { InstantText } from '@/components/ui/instant-text';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Pager } from '@/components/ui/pager';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
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
            <div className="overflow-x-auto rounded-card border bg-surface">
              <Table caption="Customers">
                <TableHead>
                  <tr>
                    <TableHeader>Name</TableHeader>
                    <TableHeader>E-mail</TableHeader>
                    <TableHeader>Phone</TableHeader>
                    <TableHeader>Since</TableHeader>
                    <TableHeader numeric>Bookings</TableHeader>
                  </tr>
                </TableHead>
                <TableBody>
                  {page.rows.map((row) => (
                    <TableRow key={row.id} className="relative">
                      <TableCell header className="min-w-40 [overflow-wrap:anywhere]">
                        <Link href={`/admin/customers/${row.id}`} dir="auto" className="row-link">
                          {row.name}
                        </Link>
                      </TableCell>
                      <TableCell label="E-mail" className="break-all">
                        {row.email}
                      </TableCell>
                      <TableCell label="Phone">{phoneInWords(row.phone) || '–'}</TableCell>
                      <TableCell label="Since">
                        <InstantText at={row.createdAt} timeZone={timeZone} show="date" />
                      </TableCell>
                      <TableCell numeric label="Bookings">
                        {row.bookings}
                      </TableCell>
                    </TableRow>
                  ))}
                </TableBody>
              </Table>
            </div>
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
