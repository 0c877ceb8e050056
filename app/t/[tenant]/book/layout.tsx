import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { BookingShell } from '@/components/booking/booking-shell';
import { AskButton } from '@/components/site/assistant/ask-button';
import { PreviewBar } from '@/components/site/preview-bar';
import { visitorContext } from '@/lib/http/auth/tenant-contexts';
import { houseOf, iconsOf } from '../house';

type LayoutProps = { params: Promise<{ tenant: string }>; children: ReactNode };

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  return iconsOf(await houseOf((await params).tenant));
}

export default async function BookLayout({ params, children }: LayoutProps) {
  const { tenant } = await params;
  const house = await houseOf(tenant);
  if (!house?.isDraft)
    return (
      <BookingShell house={house} ask={house?.ask && <AskButton {...house.ask} />}>
        {children}
      </BookingShell>
    );
  // Strangers see that a draft opens soon, and nothing around it.
  if ((await visitorContext(tenant))?.state !== 'open') return children;
  return (
    <BookingShell house={house} bar={<PreviewBar />}>
      {children}
    </BookingShell>
  );
}
