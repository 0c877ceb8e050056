import type { Metadata } from 'next';
import { houseOf } from '@/app/t/[tenant]/house';
import { BookingShell } from '@/components/booking/booking-shell';
import { LinkForm } from './link-form';

export const metadata: Metadata = { title: { absolute: 'Find my booking' } };

type LinkAgainPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** For customers who have lost the mail: sends their link again, to their address. */
export default async function LinkAgainPage({ searchParams }: LinkAgainPageProps) {
  const { business } = await searchParams;
  const house = typeof business === 'string' ? await houseOf(business) : null;
  return (
    <BookingShell house={house}>
      <div className="mx-auto grid w-full max-w-md gap-8">
        <div className="grid gap-3">
          <h1 className="display text-4xl">Your booking, again</h1>
          <p className="text-soft">
            Tell us where and with which address you booked, and we send the link to that address.
          </p>
        </div>
        <LinkForm business={house?.name ?? ''} />
      </div>
    </BookingShell>
  );
}
