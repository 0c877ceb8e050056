import type { ReactNode } from 'react';
import { BookingShell } from '@/components/booking/booking-shell';
import { houseOf } from '../house';

type LayoutProps = { params: Promise<{ tenant: string }>; children: ReactNode };

export default async function BookedLayout({ params, children }: LayoutProps) {
  return <BookingShell house={await houseOf((await params).tenant)}>{children}</BookingShell>;
}
