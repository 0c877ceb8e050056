import type { ReactNode } from 'react';
import { houseOf } from '@/app/t/[tenant]/house';
import { BookingShell } from '@/components/booking/booking-shell';
import { loadBooking } from './load';

type LayoutProps = { params: Promise<{ token: string }>; children: ReactNode };

export default async function ManagedBookingLayout({ params, children }: LayoutProps) {
  const opened = await loadBooking((await params).token);
  const slug =
    opened.state === 'open'
      ? opened.booking.tenant.slug
      : opened.state === 'unknown'
        ? null
        : opened.tenantSlug;
  return <BookingShell house={slug === null ? null : await houseOf(slug)}>{children}</BookingShell>;
}
