import { Download } from 'lucide-react';
import { AddToCalendar } from '@/components/booking/add-to-calendar';
import { BookingFacts } from '@/components/booking/booking-facts';
import { historyOf } from '@/components/booking/history';
import { LinkProblem } from '@/components/booking/link-problem';
import { Card } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import { StatusBadge } from '@/components/ui/status-badge';
import { bookingView, calendarLinks } from '@/lib/domain/booking-view';
import { calendarEvent } from '@/lib/domain/calendar-link';
import { sizeInWords } from '@/lib/domain/files/storage-room';
import { localDateOf } from '@/lib/domain/time';
import { dateInWords } from '@/lib/domain/when';
import { listOwnFiles } from '@/lib/usecases/booking-files/read';
import { loadBooking, titleOf } from './load';
import { ManageActions } from './manage-actions';
import { ManageNotice } from './manage-notice';

type ManagePageProps = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = async ({ params }: ManagePageProps) => titleOf((await params).token);

/** A customer's own booking. Opening the page changes nothing. */
export default async function ManagePage({ params, searchParams }: ManagePageProps) {
  const [{ token }, search] = await Promise.all([params, searchParams]);
  const opened = await loadBooking(token);
  if (opened.state !== 'open') {
    return (
      <LinkProblem reason={opened.state} tenantSlug={opened.state === 'unknown' ? null : opened.tenantSlug} />
    );
  }
  const { booking, site } = opened;
  const { tenant } = booking;
  const files = await listOwnFiles(opened.ctx, { bookingId: booking.id });
  const view = bookingView(booking, site, Date.now());
  const event = calendarEvent(booking, { place: view.place, notes: `Booking ${view.reference}` });
  const isAhead = booking.status === 'CONFIRMED' && booking.end > Date.now();
  return (
    <div className="mx-auto grid max-w-4xl gap-8">
      <div className="grid justify-items-start gap-3">
        <StatusBadge status={booking.status} locale={tenant.locale} />
        <h1 className="display text-4xl [overflow-wrap:anywhere] sm:text-5xl" dir="auto">
          {view.title}
        </h1>
        <p className="text-soft">
          Booking <span className="font-medium tracking-wide text-ink">{view.reference}</span> for{' '}
          <span dir="auto">{view.contactName}</span>
        </p>
      </div>
      <ManageNotice opened={opened} token={token} paid={search.paid} moved={search.moved !== undefined} />
      <div className="grid items-start gap-6 md:grid-cols-[minmax(0,1fr)_18rem]">
        <Card className="grid gap-6 p-6 sm:p-8">
          <BookingFacts view={view} />
          <div className="flex flex-wrap gap-2 border-t pt-6">
            {isAhead && <AddToCalendar links={calendarLinks(event, `/manage/${token}`)} />}
            <LinkButton href={`/manage/${token}/receipt`} tone={isAhead ? 'quiet' : 'plain'} prefetch={false}>
              Receipt
            </LinkButton>
          </div>
        </Card>
        <ManageActions opened={opened} token={token} />
      </div>
      {files.length > 0 && (
        <section aria-labelledby="files-heading" className="grid gap-3">
          <h2 id="files-heading" className="text-base font-medium">
            Files for you
          </h2>
          <ul className="grid gap-2 text-sm">
            {files.map(({ id, name, bytes }) => (
              <li key={id}>
                <a
                  href={`/manage/${token}/files/${id}`}
                  className="flex min-h-11 items-center gap-3 rounded-control border px-4 py-2 hover:bg-hover"
                >
                  <Download aria-hidden className="size-4 shrink-0 text-faint" />
                  <span className="min-w-0 flex-1 [overflow-wrap:anywhere]" dir="auto">
                    {name}
                  </span>
                  <span className="shrink-0 text-faint">{sizeInWords(bytes)}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="history-heading" className="grid gap-3">
        <h2 id="history-heading" className="text-base font-medium">
          What happened so far
        </h2>
        <ol className="grid gap-2 text-sm">
          {historyOf(booking).map(({ at, text }) => (
            <li key={`${at} ${text}`} className="grid gap-x-4 sm:grid-cols-[14rem_minmax(0,1fr)]">
              <time dateTime={new Date(at).toISOString()} className="text-faint">
                {dateInWords(localDateOf(at, tenant.timeZone), tenant.locale)}
              </time>
              <span>{text}</span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
