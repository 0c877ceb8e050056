import { Clock, CreditCard, MapPin, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { CurrencyNote } from '@/components/ui/currency-note';
import { LinkButton } from '@/components/ui/link-button';
import type { Catalogue, Package } from '@/lib/domain/catalogue';
import { currencyNoteOf } from '@/lib/domain/currency-note';
import { siteLinks } from '@/lib/domain/site-links';
import { depositWords, durationWords, placeWords, priceWords } from './package-words';

type BookCardProps = { item: Package; catalogue: Catalogue; bookable: boolean };

/** Price, duration, place, and the booking button. */
export function BookCard({ item, catalogue, bookable }: BookCardProps) {
  const { tenant, services } = catalogue;
  const service = services.find(({ id }) => id === item.serviceId);
  const deposit = bookable ? depositWords(item, catalogue) : '';
  const place = placeWords(item);
  return (
    <div className="grid gap-5 rounded-card border bg-surface p-6 shadow-raised">
      <p className="display text-4xl">{priceWords(item, tenant)}</p>
      <ul className="grid gap-3 text-[0.9375rem] text-soft">
        <Fact icon={<Clock />}>{durationWords(service)}</Fact>
        {place && <Fact icon={<MapPin />}>{place}</Fact>}
        {service && service.capacity > 1 && <Fact icon={<Users />}>Up to {service.capacity} people</Fact>}
        {deposit && <Fact icon={<CreditCard />}>{deposit}</Fact>}
      </ul>
      {bookable ? (
        <LinkButton
          href={siteLinks(tenant.slug).book(item.slug)}
          tone="accent"
          size="large"
          wide
          className="max-lg:hidden"
        >
          {item.bookingType === 'DATE' ? 'Choose a date' : 'Choose a time'}
        </LinkButton>
      ) : (
        <p className="rounded-control bg-sunken px-4 py-3 text-sm text-soft">
          This can’t be booked online yet. Please get in touch.
        </p>
      )}
      <CurrencyNote note={currencyNoteOf(tenant)} />
    </div>
  );
}

function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-start gap-3 [&_svg]:mt-0.5 [&_svg]:size-5 [&_svg]:shrink-0 [&_svg]:text-faint">
      <span aria-hidden>{icon}</span>
      <span className="text-pretty">{children}</span>
    </li>
  );
}

/** Keeps price and booking button in view on a phone. */
export function BookBar({ item, catalogue }: Omit<BookCardProps, 'bookable'>) {
  const { tenant } = catalogue;
  return (
    <div className="bar-below sticky bottom-0 z-20 mt-10 border-t bg-paper/95 pb-[env(safe-area-inset-bottom)] backdrop-blur-sm lg:hidden low:static print:hidden">
      <div className="page flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
        <p className="font-medium">{priceWords(item, tenant)}</p>
        <LinkButton href={siteLinks(tenant.slug).book(item.slug)} tone="accent" size="large">
          {item.bookingType === 'DATE' ? 'Choose a date' : 'Choose a time'}
        </LinkButton>
      </div>
    </div>
  );
}
