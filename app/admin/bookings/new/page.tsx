import type { Metadata } from 'next';
import { PhoneBooking } from '@/components/office/bookings/phone-booking';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { namesOf } from '@/lib/domain/office-choice';
import { localDateOf } from '@/lib/domain/time';
import { readCatalogue } from '@/lib/usecases/catalogue/read-public';
import { readCustomer } from '@/lib/usecases/customers/read';
import { admit } from '../../admit';
import { findCustomersAction } from '../../customers/actions';
import { idOrNull, one } from '../../search-params';
import { monthAction } from '../actions';
import { bookAction, quoteAction } from './actions';

export const metadata: Metadata = { title: 'New booking' };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default function NewBookingPage({ searchParams }: { searchParams: Search }) {
  return admit('booking:create', async ({ ctx }) => {
    const customerId = idOrNull(one((await searchParams).customer));
    const [catalogue, customer] = await Promise.all([
      readCatalogue(ctx),
      customerId ? readCustomer(ctx, { id: customerId }) : null,
    ]);
    const { tenant } = catalogue;
    return (
      <>
        <PageHeader
          above={
            <Breadcrumbs trail={[{ label: 'Bookings', href: '/admin/bookings' }, { label: 'New booking' }]} />
          }
          title="New booking"
          description="For somebody on the phone or at the counter. Every rule of your calendar counts here too."
        />
        {catalogue.packages.length === 0 ? (
          <Card>
            <EmptyState
              title="Nothing to book yet"
              description="Make a package first."
              action={<LinkButton href="/admin/packages">Packages</LinkButton>}
            />
          </Card>
        ) : (
          <PhoneBooking
            packages={catalogue.packages.map((item) => ({
              ...item,
              choosable: namesOf(catalogue, item.serviceId),
            }))}
            addOns={catalogue.addOns}
            tenant={{
              timeZone: tenant.timeZone,
              locale: tenant.locale,
              currency: tenant.currency,
              chargesEnabled: tenant.chargesEnabled,
            }}
            today={localDateOf(Date.now(), tenant.timeZone)}
            customer={customer && { name: customer.name, email: customer.email, phone: customer.phone }}
            readMonth={monthAction}
            findCustomers={findCustomersAction}
            quote={quoteAction}
            book={bookAction}
          />
        )}
      </>
    );
  });
}
