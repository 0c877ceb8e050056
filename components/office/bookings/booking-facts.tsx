import Link from 'next/link';
import type { ReactNode } from 'react';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { BookingView } from '@/lib/domain/booking-view';
import { phoneInWords } from '@/lib/domain/phone';
import { spelled } from '@/lib/domain/spelling';
import { telephoneLink } from '@/lib/domain/telephone-link';

type Facts = {
  reference: string;
  source: 'SITE' | 'API' | 'OFFICE';
  contactName: string;
  contactEmail: string;
  contactPhone: string;
  notes: string;
  seats: number;
  cancelReason: string;
  customer: { id: string };
  resources: { name: string; kind: string }[];
};

const sources = { SITE: 'On the site', API: 'Through the API', OFFICE: 'In the office' };

export function BookingFacts({
  booking,
  view,
  locale,
}: {
  booking: Facts;
  view: BookingView;
  locale: string;
}) {
  const people = booking.resources.filter((each) => each.kind !== 'QUOTA');
  return (
    <Card>
      <CardHeader title="Booking" />
      <CardBody>
        <dl className="grid gap-3 text-sm [overflow-wrap:anywhere]">
          <Fact label="Customer">
            <Link href={`/admin/customers/${booking.customer.id}`} className="underline underline-offset-4">
              {booking.contactName}
            </Link>
          </Fact>
          <Fact label="E-mail">
            <a href={`mailto:${booking.contactEmail}`} className="underline underline-offset-4">
              {booking.contactEmail}
            </a>
          </Fact>
          {booking.contactPhone && (
            <Fact label="Phone">
              <a href={telephoneLink(booking.contactPhone)} className="underline underline-offset-4">
                {phoneInWords(booking.contactPhone)}
              </a>
            </Fact>
          )}
          <Fact label="When">
            {view.when.first}
            {view.when.second && <span className="block text-faint">{view.when.second}</span>}
          </Fact>
          {booking.seats > 1 && <Fact label="Seats">{booking.seats}</Fact>}
          {people.length > 0 && <Fact label="With">{people.map((each) => each.name).join(', ')}</Fact>}
          {view.addOns.length > 0 && <Fact label="Extras">{view.addOns.join('\n')}</Fact>}
          {view.place && <Fact label="Where">{view.place}</Fact>}
          {booking.notes && <Fact label="The customer says">{booking.notes}</Fact>}
          {booking.cancelReason && (
            <Fact label={spelled('Cancelled because', locale)}>{booking.cancelReason}</Fact>
          )}
          <Fact label="Reference">{booking.reference}</Fact>
          <Fact label="Booked">{sources[booking.source]}</Fact>
        </dl>
      </CardBody>
    </Card>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-3">
      <dt className="text-faint">{label}</dt>
      <dd className="whitespace-pre-line">{children}</dd>
    </div>
  );
}
