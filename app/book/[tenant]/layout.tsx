import type { ReactNode } from 'react';
import { houseOf } from '@/app/t/[tenant]/house';
import { BookingShell } from '@/components/booking/booking-shell';
import { AskButton } from '@/components/site/assistant/ask-button';

type LayoutProps = { params: Promise<{ tenant: string }>; children: ReactNode };

export default async function SharedBookingLayout({ params, children }: LayoutProps) {
  const house = await houseOf((await params).tenant);
  // Strangers see that a draft opens soon, and nothing around it.
  if (house?.isDraft) return children;
  return (
    <BookingShell house={house} ask={house?.ask && <AskButton {...house.ask} />}>
      {children}
    </BookingShell>
  );
}
