import type { ReactNode } from 'react';
import { BrandStyle } from '@/components/ui/brand-style';
import { buttonStyle } from '@/components/ui/button-style';
import { cn } from '@/components/ui/cn';
import { LinkButton } from '@/components/ui/link-button';
import { PageLanguage } from '@/components/ui/page-language';
import type { Catalogue } from '@/lib/domain/catalogue';
import { isBookable } from '@/lib/domain/payment-plan';
import { siteLinks } from '@/lib/domain/site-links';
import { BookLink } from './book-link';
import type { Contact } from './contact';
import { sentenceCase } from './package-words';
import { SiteFooter } from './site-footer';
import { type NavLink, SiteHeader } from './site-header';

type SiteShellProps = {
  catalogue: Catalogue;
  site: Contact & { accentColor: string; packagesWord: string; about: string; logo: string };
  /** Above everything. */
  bar?: ReactNode;
  /** The way to the assistant, where visitors may ask it. */
  ask?: ReactNode;
  children: ReactNode;
};

/** The frame of every page of a tenant's public site. */
export function SiteShell({ catalogue, site, bar, ask, children }: SiteShellProps) {
  const { tenant, segments, packages } = catalogue;
  const links = siteLinks(tenant.slug);
  const closed = tenant.status !== 'ACTIVE';
  const offers: NavLink = { href: `${links.home}#packages`, label: sentenceCase(site.packagesWord) };
  const nav: NavLink[] = [
    ...(segments.length > 1
      ? segments.map(({ slug, name }) => ({ href: links.segment(slug), label: name }))
      : [offers]),
    ...(site.about ? [{ href: `${links.home}#about`, label: 'About' }] : []),
    { href: `${links.home}#policies`, label: 'Good to know' },
    { href: `${links.home}#contact`, label: 'Contact' },
  ];
  const bookings = Object.fromEntries(
    packages.filter((item) => isBookable(catalogue, item)).map(({ slug }) => [slug, links.book(slug)]),
  );
  const [only] = packages.length === 1 ? Object.values(bookings) : [];
  return (
    <div className="voice-site flex min-h-dvh flex-col" lang={tenant.locale}>
      <BrandStyle color={site.accentColor} />
      <PageLanguage locale={tenant.locale} />
      <a
        href="#main"
        className="absolute -top-20 left-4 z-50 rounded-control bg-surface px-4 py-2 focus:top-4 focus:shadow-overlay"
      >
        Skip to the content
      </a>
      {bar}
      <SiteHeader
        name={tenant.name}
        logo={site.logo}
        home={links.home}
        nav={closed ? [] : nav}
        action={
          closed ? (
            <LinkButton href={`${links.home}#contact`} tone="accent" className="ml-2">
              Get in touch
            </LinkButton>
          ) : (
            <>
              {ask}
              <BookLink
                href={only ?? offers.href}
                bookings={bookings}
                className={cn(buttonStyle({ tone: 'accent' }), 'ml-2')}
              />
            </>
          )
        }
      />
      <main id="main" className="flex-1">
        {children}
      </main>
      <SiteFooter
        name={tenant.name}
        nav={[...(closed ? [] : nav), { href: links.findBooking, label: 'Find my booking' }]}
        contact={site}
      />
    </div>
  );
}
