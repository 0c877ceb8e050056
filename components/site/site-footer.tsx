import Link from 'next/link';
import { telephoneLink } from '@/lib/domain/telephone-link';
import type { Contact } from './contact';
import type { NavLink } from './site-header';

type SiteFooterProps = { name: string; nav: NavLink[]; contact: Contact };

const common: NavLink[] = [
  { href: '/help#customers', label: 'Help with a booking' },
  { href: '/privacy', label: 'Privacy' },
  { href: '/imprint', label: 'Imprint of the platform' },
];

/** The foot of every page of a business's site. */
export function SiteFooter({ name, nav, contact }: SiteFooterProps) {
  return (
    <footer className="mt-24 border-t bg-sunken">
      <div className="page grid gap-10 py-14 sm:grid-cols-[1.4fr_1fr_1fr]">
        <div className="grid content-start gap-3">
          <p className="display text-2xl" dir="auto">
            {name}
          </p>
          <address className="grid gap-0.5 text-sm text-soft not-italic">
            {contact.addressLine && <span>{contact.addressLine}</span>}
            <span>{[contact.city, contact.region, contact.postalCode].filter(Boolean).join(', ')}</span>
          </address>
        </div>
        <nav aria-label="Footer">
          <ul className="grid gap-1 text-sm">
            {nav.map((link) => (
              <li key={link.href}>
                <Link
                  href={link.href}
                  className="inline-flex min-h-9 items-center text-soft underline-offset-4 hover:text-ink hover:underline pointer-coarse:min-h-11"
                >
                  {link.label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <ul className="grid content-start gap-1 text-sm">
          {contact.contactEmail && (
            <li>
              <a
                href={`mailto:${contact.contactEmail}`}
                className="inline-flex min-h-9 items-center text-soft underline-offset-4 hover:text-ink hover:underline pointer-coarse:min-h-11"
              >
                {contact.contactEmail}
              </a>
            </li>
          )}
          {contact.contactPhone && (
            <li>
              <a
                href={telephoneLink(contact.contactPhone)}
                className="inline-flex min-h-9 items-center text-soft underline-offset-4 hover:text-ink hover:underline pointer-coarse:min-h-11"
              >
                {contact.contactPhone}
              </a>
            </li>
          )}
        </ul>
      </div>
      <div className="page flex flex-wrap items-center gap-x-6 gap-y-1 border-t py-4 text-sm text-soft">
        <p className="mr-auto max-w-[60ch] py-1 [overflow-wrap:anywhere]">
          <bdi>{name}</bdi> answers for this site and for what is sold on it.
        </p>
        {common.map(({ href, label }) => (
          <Link
            key={href}
            href={href}
            prefetch={false}
            className="inline-flex min-h-9 items-center underline-offset-4 hover:text-ink hover:underline pointer-coarse:min-h-11"
          >
            {label}
          </Link>
        ))}
      </div>
    </footer>
  );
}
