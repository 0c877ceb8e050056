import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BookingTable } from '@/components/office/bookings/booking-table';
import { CustomerForm } from '@/components/office/customer-form';
import { count } from '@/components/office/words';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { listBookings } from '@/lib/data/bookings';
import { readCustomer } from '@/lib/data/customers';
import { admit } from '../../admit';
import { bookingRow } from '../../booking-row';
import { idOrNull } from '../../search-params';
import { todayOf } from '../../today';
import { saveCustomerAction } from '../actions';

export const metadata: Metadata = { title: 'Customer' };

export default function CustomerPage({ params }: { params: Promise<{ id: string }> }) {
  return admit('customer:read', async ({ ctx, may }) => {
    const id = idOrNull((await params).id);
    const customer = id && (await readCustomer(ctx, id));
    if (!customer) notFound();
    const [bookings, today] = await Promise.all([
      listBookings(ctx, { customerId: customer.id, order: 'desc', limit: 100 }),
      todayOf(ctx),
    ]);
    const { createdAt: _, bookings: number, email, ...values } = customer;
    return (
      <>
        <PageHeader
          above={
            <Breadcrumbs
              trail={[{ label: 'Customers', href: '/admin/customers' }, { label: customer.name }]}
            />
          }
          title={customer.name}
          description={`${email}, ${count(number, 'booking')}`}
          actions={
            <LinkButton href={`/admin/bookings/new?customer=${customer.id}`}>Book for them</LinkButton>
          }
        />
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_21rem]">
          {bookings.data.length > 0 ? (
            <BookingTable
              caption={`Bookings of ${customer.name}`}
              rows={bookings.data.map((each) => bookingRow(each, today))}
            />
          ) : (
            <Card>
              <EmptyState title="No bookings" description="They have none that stands in your books." />
            </Card>
          )}
          <Card>
            <CardHeader title="About them" description="Bookings keep the contact they were made with." />
            <CardBody>
              {may('customer:edit') ? (
                <CustomerForm customer={values} save={saveCustomerAction} />
              ) : (
                <p className="text-soft">{customer.notes || 'No notes.'}</p>
              )}
            </CardBody>
          </Card>
        </div>
      </>
    );
  });
}
