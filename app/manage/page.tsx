import { getDraft, getPublicSite } from '@/lib/http/pages/public-site';
import { LinkForm } from './link-form';

type LinkAgainPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** For customers who have lost the mail: sends their link again, to their address. */
export default async function LinkAgainPage({ searchParams }: LinkAgainPageProps) {
  const { business } = await searchParams;
  const asked = typeof business === 'string' ? business : '';
  // A draft may have bookings too: its office books by phone.
  const name = (await getPublicSite(asked))?.catalogue.tenant.name ?? (await getDraft(asked))?.name ?? '';
  return (
    <main className="page grid min-h-dvh content-center py-12">
      <div className="mx-auto grid w-full max-w-md gap-8">
        <div className="grid gap-3">
          <h1 className="display text-4xl">Your booking, again</h1>
          <p className="text-soft">
            Tell us where and with which address you booked, and we send the link to that address.
          </p>
        </div>
        <LinkForm business={name} />
      </div>
    </main>
  );
}
