import { notFound } from 'next/navigation';
import { cache } from 'react';
import { BookingTable } from '@/components/office/bookings/booking-table';
import { CustomerData } from '@/components/office/customer-data';
import { CustomerForm } from '@/components/office/customer-form';
import { count } from '@/components/office/words';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Pager } from '@/components/ui/pager';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { bookingRow } from '@/lib/domain/booking-row';
import { packRows } from '@/lib/domain/packed-rows';
import { listBookings } from '@/lib/usecases/bookings/read';
import { readCustomer } from '@/lib/usecases/customers/read';
import { admit, titled } from '../../admit';
import { idOrNull, one } from '../../search-params';
import { todayOf } from '../../today';
import { eraseCustomerAction, exportCustomerAction, saveCustomerAction } from '../actions';

type Asked = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Read once for the page and its title. */
const load = cache(async (ctx: TenantContext, asked: string) => {
  const id = idOrNull(asked);
  return id && (await readCustomer(ctx, { id }));
});

export async function generateMetadata({ params }: Asked) {
  const { id } = await params;
  return titled('customer:read', 'Customer', async ({ ctx }) => {
    const customer = await load(ctx, id);
    return customer ? customer.name : null;
  });
}

export default function CustomerPage({ params, searchParams }: Asked) {
  return admit('customer:read', async ({ ctx, may }) => {
    const customer = await load(ctx, (await params).id);
    if (!customer) notFound();
    const after = one((await searchParams).after);
    const [bookings, today] = await Promise.all([
      listBookings(ctx, { customerId: customer.id, order: 'desc', limit: 100, cursor: after || undefined }),
      todayOf(ctx),
    ]);
    const { bookings: number, email, erasedAt, name, phone, notes, edition } = customer;
    return (
      <>
        <PageHeader
          above={
            <Breadcrumbs
              trail={[{ label: 'Customers', href: '/admin/customers' }, { label: customer.name }]}
            />
          }
          title={customer.name}
          description={`${erasedAt === null ? email : 'Their data was erased'}, ${count(number, 'booking')}`}
          actions={
            erasedAt === null && (
              <LinkButton href={`/admin/bookings/new?customer=${customer.id}`}>Book for them</LinkButton>
            )
          }
        />
        {/* Below one another: beside a card, the table has no room for all of its columns. */}
        <div className="grid grid-cols-1 gap-5">
          {bookings.data.length > 0 ? (
            <div className="grid gap-3">
              <BookingTable
                ofOne
                caption={`Bookings of ${customer.name}`}
                rows={packRows(bookings.data.map((each) => bookingRow(each, today)))}
              />
              <Pager
                firstHref={after ? `/admin/customers/${customer.id}` : null}
                nextHref={
                  bookings.nextCursor && `/admin/customers/${customer.id}?after=${bookings.nextCursor}`
                }
              />
            </div>
          ) : (
            <Card>
              <EmptyState title="No bookings" description="They have none that stands in your books." />
            </Card>
          )}
          {erasedAt === null && (
            <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
              <Card>
                <CardHeader title="About them" description="Bookings keep the contact they were made with." />
                <CardBody>
                  {may('customer:edit') ? (
                    <CustomerForm
                      customer={{ id: customer.id, name, email, phone, notes, edition }}
                      save={saveCustomerAction}
                    />
                  ) : (
                    <p className="text-soft">{customer.notes || 'No notes.'}</p>
                  )}
                </CardBody>
              </Card>
              {may('customer:erase') && (
                <Card>
                  <CardHeader title="Their data" description="What they may ask you for." />
                  <CardBody>
                    <CustomerData
                      name={customer.name}
                      exportData={exportCustomerAction.bind(null, { id: customer.id })}
                      erase={eraseCustomerAction.bind(null, { id: customer.id })}
                    />
                  </CardBody>
                </Card>
              )}
            </div>
          )}
        </div>
      </>
    );
  });
}
