'use client';

import Link from 'next/link';
import { useSelectedLayoutSegments } from 'next/navigation';
import { LinkProgress } from '@/components/ui/link-progress';

type BookLinkProps = {
  /** To the packages. */
  href: string;
  /** To the booking of each package that can be booked, by its slug. */
  bookings: Record<string, string>;
  /** How it looks, said by the server: its library of looks needn’t come along to every page. */
  className: string;
};

/** The booking button in the header of a site: on the page of a package it leads to the booking of that one. */
export function BookLink({ href, bookings, className }: BookLinkProps) {
  const [kind, slug = ''] = useSelectedLayoutSegments();
  const booking = kind === 'p' && Object.hasOwn(bookings, slug) ? bookings[slug] : undefined;
  return (
    <Link href={booking ?? href} className={className}>
      Book
      <LinkProgress />
    </Link>
  );
}
