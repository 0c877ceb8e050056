import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { BrandStyle } from '@/components/ui/brand-style';
import { telephoneLink } from '@/lib/domain/telephone-link';

type BookingShellProps = {
  business: string;
  /** Path of the business's site. */
  homeHref: string;
  accentColor: string;
  /** Shown at the bottom. */
  contact?: { email: string; phone: string };
  /** Above everything. */
  bar?: ReactNode;
  children: ReactNode;
};

/**
 * The frame of every page on which a customer books or manages a booking: the business, and the way back to its site.
 */
export function BookingShell({ business, homeHref, accentColor, contact, bar, children }: BookingShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <BrandStyle color={accentColor} />
      <a
        href="#main"
        className="absolute -top-20 left-4 z-50 rounded-control bg-surface px-4 py-2 focus:top-4 focus:shadow-overlay"
      >
        Skip to the content
      </a>
      {bar}
      <header className="border-b print:hidden">
        <div className="page flex min-h-16 items-center">
          <Link
            href={homeHref}
            className="group flex min-h-11 min-w-0 items-center gap-2.5 rounded-control text-lg"
          >
            <ArrowLeft
              aria-hidden
              className="size-4 shrink-0 text-faint transition-transform group-hover:-translate-x-0.5"
            />
            <span className="display truncate" dir="auto">
              {business}
            </span>
          </Link>
        </div>
      </header>
      <main id="main" className="page flex-1 py-8 sm:py-12">
        {children}
      </main>
      <footer className="border-t print:hidden">
        <div className="page flex flex-wrap gap-x-6 gap-y-1 py-6 text-sm text-soft max-lg:pb-32">
          {(contact?.email || contact?.phone) && <span>Questions?</span>}
          {contact?.email && (
            <a href={`mailto:${contact.email}`} className="underline underline-offset-4 hover:text-ink">
              {contact.email}
            </a>
          )}
          {contact?.phone && (
            <a href={telephoneLink(contact.phone)} className="underline underline-offset-4 hover:text-ink">
              {contact.phone}
            </a>
          )}
          <Link
            href="/help#customers"
            prefetch={false}
            target="_blank"
            className="underline underline-offset-4 hover:text-ink"
          >
            Help
          </Link>
          <Link
            href="/privacy"
            prefetch={false}
            target="_blank"
            className="underline underline-offset-4 hover:text-ink"
          >
            Privacy
          </Link>
        </div>
      </footer>
    </div>
  );
}
