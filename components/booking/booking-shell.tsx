import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { BusinessName } from '@/components/site/business-name';
import { BrandStyle } from '@/components/ui/brand-style';
import { PageLanguage } from '@/components/ui/page-language';
import { siteLinks } from '@/lib/domain/site-links';
import { telephoneLink } from '@/lib/domain/telephone-link';

/** What is shown of a business around a booking. */
export type House = {
  name: string;
  logo: string;
  favicon: string;
  slug: string;
  locale: string;
  accentColor: string;
  email: string;
  phone: string;
  /** Its site is closed to strangers so far. */
  isDraft: boolean;
};

type BookingShellProps = {
  /** Null: the link doesn't say which business it is of. */
  house: House | null;
  /** Above everything. */
  bar?: ReactNode;
  /** The way to the assistant, where visitors may ask it. */
  ask?: ReactNode;
  children: ReactNode;
};

const link = 'underline underline-offset-4 hover:text-ink';

/**
 * The frame of every page on which a customer books or manages a booking: the business, the way back to its site, and
 * the way to a booking. A layout draws it, so that it stays around what goes wrong and what is not there, too.
 */
export function BookingShell({ house, bar, ask, children }: BookingShellProps) {
  return (
    <div className="flex min-h-dvh flex-col" lang={house?.locale}>
      {house && <BrandStyle color={house.accentColor} />}
      {house && <PageLanguage locale={house.locale} />}
      <a
        href="#main"
        className="absolute -top-20 left-4 z-50 rounded-control bg-surface px-4 py-2 focus:top-4 focus:shadow-overlay"
      >
        Skip to the content
      </a>
      {bar}
      {house && (
        <header className="border-b print:hidden">
          <div className="page flex min-h-16 items-center justify-between gap-4 py-2">
            <a
              href={siteLinks(house.slug).home}
              className="group flex min-h-11 min-w-0 items-center gap-2.5 rounded-control text-lg"
            >
              <ArrowLeft
                aria-hidden
                className="size-4 shrink-0 text-faint transition-transform group-hover:-translate-x-0.5"
              />
              <BusinessName
                name={house.name}
                logo={house.logo}
                className="display line-clamp-2 [overflow-wrap:anywhere]"
              />
            </a>
            {ask}
          </div>
        </header>
      )}
      <main id="main" className="page flex-1 py-8 sm:py-12">
        {children}
      </main>
      <footer className="border-t print:hidden">
        <div className="page flex flex-wrap gap-x-6 gap-y-1 py-6 text-sm text-soft max-lg:pb-32">
          {house && (house.email || house.phone) && <span>Questions?</span>}
          {house?.email && (
            <a href={`mailto:${house.email}`} className={`${link} min-w-0 [overflow-wrap:anywhere]`}>
              {house.email}
            </a>
          )}
          {house?.phone && (
            <a href={telephoneLink(house.phone)} className={link}>
              {house.phone}
            </a>
          )}
          <a href={house ? siteLinks(house.slug).findBooking : '/manage'} className={`${link} sm:ml-auto`}>
            Find my booking
          </a>
        </div>
      </footer>
    </div>
  );
}
