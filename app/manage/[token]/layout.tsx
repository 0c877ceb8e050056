import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { houseOf, iconsOf } from '@/app/t/[tenant]/house';
import { BookingShell } from '@/components/booking/booking-shell';
import { loadBooking } from './load';

type LayoutProps = { children: ReactNode; params: Promise<{ token: string }> };

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  return iconsOf(await houseAround(params));
}

export default async function ManagedBookingLayout({ params, children }: LayoutProps) {
  return <BookingShell house={await houseAround(params)}>{children}</BookingShell>;
}

async function houseAround(params: LayoutProps['params']) {
  const opened = await loadBooking((await params).token);
  const slug =
    opened.state === 'open'
      ? opened.booking.tenant.slug
      : opened.state === 'unknown'
        ? null
        : opened.tenantSlug;
  return slug === null ? null : houseOf(slug);
}
