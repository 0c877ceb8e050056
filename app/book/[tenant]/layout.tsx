import type { ReactNode } from 'react';
import { houseOf } from '@/app/t/[tenant]/house';
import { BookingShell } from '@/components/booking/booking-shell';

type LayoutProps = { params: Promise<{ tenant: string }>; children: ReactNode };

export default async function SharedBookingLayout({ params, children }: LayoutProps) {
  const house = await houseOf((await params).tenant);
  // Strangers see that a draft opens soon, and nothing around it.
  return house?.isDraft ? children : <BookingShell house={house}>{children}</BookingShell>;
}
