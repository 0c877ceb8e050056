import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { BookingShell } from '@/components/booking/booking-shell';
import { houseOf, iconsOf } from '../house';

type LayoutProps = { params: Promise<{ tenant: string }>; children: ReactNode };

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  return iconsOf(await houseOf((await params).tenant));
}

export default async function BookedLayout({ params, children }: LayoutProps) {
  return <BookingShell house={await houseOf((await params).tenant)}>{children}</BookingShell>;
}
