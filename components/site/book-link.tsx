'use client';

import { useSelectedLayoutSegments } from 'next/navigation';
import { LinkButton } from '@/components/ui/link-button';

type BookLinkProps = {
  /** To the packages. */
  href: string;
  /** To the booking of each package that can be booked, by its slug. */
  bookings: Record<string, string>;
};

/** The booking button in the header of a site: on the page of a package it leads to the booking of that one. */
export function BookLink({ href, bookings }: BookLinkProps) {
  const [kind, slug = ''] = useSelectedLayoutSegments();
  const booking = kind === 'p' && Object.hasOwn(bookings, slug) ? bookings[slug] : undefined;
  return (
    <LinkButton href={booking ?? href} tone="accent" className="ml-2">
      Book
    </LinkButton>
  );
}
