import { notFound } from 'next/navigation';
import { cache } from 'react';
import { AddressForm } from '@/components/office/bookings/address-form';
import { AddressMissing } from '@/components/office/bookings/address-missing';
import { BookingActions } from '@/components/office/bookings/booking-actions';
import { BookingFacts } from '@/components/office/bookings/booking-facts';
import { BookingFiles } from '@/components/office/bookings/booking-files';
import { MoneyCard } from '@/components/office/bookings/money-card';
import { NotesForm } from '@/components/office/bookings/notes-form';
import { Timeline } from '@/components/office/bookings/timeline';
import { WaitingMove } from '@/components/office/bookings/waiting-move';
import { ProposalList } from '@/components/office/calendars/proposal-list';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { StatusBadge } from '@/components/ui/status-badge';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { bookingView, outlookOf } from '@/lib/domain/booking-view';
import { moneyState } from '@/lib/domain/money-state';
import { addressMissing } from '@/lib/domain/place';
import { waitsForOwner } from '@/lib/domain/refunds';
import { localDateOf } from '@/lib/domain/time';
import { shortDateInWords } from '@/lib/domain/when';
import { listBookingFiles } from '@/lib/usecases/booking-files/read';
import { previewCancellation } from '@/lib/usecases/bookings/cancel';
import { readBooking, readWhoMayTake } from '@/lib/usecases/bookings/read';
import { listProposals } from '@/lib/usecases/calendars/proposals';
import { admit, titled } from '../../admit';
import { acceptProposalAction, declineProposalAction } from '../../proposal-actions';
import { idOrNull } from '../../search-params';
import * as actions from '../actions';
import { saveAddressAction } from './address-action';
import * as fileActions from './files-actions';
import { saveNotesAction } from './notes-action';

type Asked = { params: Promise<{ id: string }> };

/** Read once for the page and its title. */
const load = cache(async (ctx: TenantContext, asked: string) => {
  const bookingId = idOrNull(asked);
  return bookingId && (await readBooking(ctx, { bookingId }));
});

export async function generateMetadata({ params }: Asked) {
  const { id } = await params;
  return titled('booking:read', 'Booking', async ({ ctx }) => {
    const booking = await load(ctx, id);
    return booking && `${booking.contactName}, ${shortDateInWords(booking.date, booking.tenant.locale)}`;
  });
}

export default function BookingPage({ params }: Asked) {
  return admit('booking:read', async ({ ctx, may }) => {
    const booking = await load(ctx, (await params).id);
    if (!booking) notFound();
    const now = Date.now();
    const [byCustomer, byBusiness, people, files, proposals] = await Promise.all([
      previewCancellation(ctx, { bookingId: booking.id, by: 'customer' }),
      previewCancellation(ctx, { bookingId: booking.id, by: 'business' }),
      readWhoMayTake(ctx, { bookingId: booking.id }),
      listBookingFiles(ctx, { bookingId: booking.id }),
      listProposals(ctx, { bookingId: booking.id }),
    ]);
    const { timeZone, locale } = booking.tenant;
    const today = localDateOf(now, timeZone);
    const money = moneyState(booking, today);
    const view = bookingView(booking, null, now);
    const target = {
      id: booking.id,
      version: booking.version,
      status: booking.status,
      bookingType: booking.bookingType,
      seats: booking.seats,
      currency: booking.currency,
      contactName: booking.contactName,
      package: { slug: booking.package.slug },
      date: booking.date,
      start: booking.start,
      with: booking.resources.filter(({ kind }) => kind !== 'QUOTA').map(({ name }) => name),
      people,
    };
    return (
      <>
        <PageHeader
          above={
            <Breadcrumbs
              trail={[{ label: 'Bookings', href: '/admin/bookings' }, { label: booking.reference }]}
            />
          }
          title={
            <span className="flex flex-wrap items-center gap-3">
              {booking.contactName}
              <StatusBadge status={booking.status} locale={booking.tenant.locale} />
            </span>
          }
          description={`${booking.package.name}, ${view.when.first}`}
          actions={
            <BookingActions
              booking={target}
              begun={now >= booking.start}
              money={money}
              timeZone={timeZone}
              locale={locale}
              today={today}
              manageLink={booking.manageUrl}
              byCustomer={byCustomer.ok ? byCustomer : null}
              byBusiness={byBusiness.ok ? byBusiness : null}
              may={{
                move: may('booking:reschedule'),
                cancel: may('booking:cancel'),
                override: may('refund:override'),
                refund: may('refund:create'),
                record: may('payment:record'),
                attend: may('booking:attendance'),
              }}
              actions={{
                cancel: actions.cancelAction,
                move: actions.moveAction,
                previewMove: actions.previewMoveAction,
                readMonth: actions.monthAction,
                refund: actions.refundAction,
                record: actions.recordPaymentAction,
                attendance: actions.attendanceAction,
                resend: actions.resendAction,
                payLink: actions.payLinkAction,
              }}
            />
          }
        />
        {booking.pendingMove && (
          <div className="mb-5">
            <WaitingMove
              pendingMove={booking.pendingMove}
              checkouts={booking.checkouts}
              isDays={booking.bookingType === 'DATE'}
              contactName={booking.contactName}
              currency={booking.currency}
              timeZone={timeZone}
              locale={locale}
            />
          </div>
        )}
        {proposals.length > 0 && (
          <div className="mb-5">
            <ProposalList
              proposals={proposals}
              timeZone={timeZone}
              mayOverride={may('refund:override')}
              accept={acceptProposalAction}
              decline={declineProposalAction}
              cancel={actions.cancelAction}
            />
          </div>
        )}
        <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,1fr)_21rem]">
          <div className="grid grid-cols-1 gap-5">
            <MoneyCard
              booking={booking}
              sentence={[view.money, outlookOf(booking, 'office', now)].filter(Boolean).join(' ')}
              tooMuchCents={money.tooMuchCents}
              waitingCents={Object.fromEntries(
                booking.refunds.map((each) => [each.id, waitsForOwner(booking, each)]),
              )}
              mayRefund={may('refund:create')}
              retry={actions.retryRefundAction}
              handedBack={actions.handedBackAction}
            />
            <Card>
              <CardHeader title="Timeline" />
              <CardBody>
                <Timeline
                  entries={booking.timeline}
                  mails={booking.mails}
                  timeZone={timeZone}
                  money={booking}
                  locale={locale}
                />
              </CardBody>
            </Card>
          </div>
          <div className="grid grid-cols-1 gap-5">
            <BookingFacts booking={booking} view={view} locale={locale} />
            {booking.package.locationKind === 'CUSTOMER' && (
              <Card>
                <CardHeader
                  title="Where"
                  actions={addressMissing(booking.package, booking) && <AddressMissing />}
                  description={booking.contactAddress ? undefined : 'The customer has given no address yet.'}
                />
                <CardBody>
                  <AddressForm
                    address={{
                      bookingId: booking.id,
                      contactAddress: booking.contactAddress,
                      edition: booking.addressEdition,
                    }}
                    save={saveAddressAction}
                  />
                </CardBody>
              </Card>
            )}
            <Card>
              <CardHeader
                title="Files"
                description="A contract, a list: for your team, and for the customer where you say so."
              />
              <CardBody>
                <BookingFiles
                  bookingId={booking.id}
                  files={files.map(({ id, name, bytes, isShared }) => ({ id, name, bytes, isShared }))}
                  mayEdit={may('bookingFile:edit')}
                  actions={{
                    start: fileActions.startBookingFileAction,
                    finish: fileActions.finishBookingFileAction,
                    cancel: fileActions.cancelBookingFileAction,
                    share: fileActions.shareBookingFileAction,
                    remove: fileActions.removeBookingFileAction,
                    open: fileActions.openBookingFileAction,
                  }}
                />
              </CardBody>
            </Card>
            <Card>
              <CardHeader title="Office notes" description="Only your team sees them." />
              <CardBody>
                <NotesForm
                  notes={{
                    bookingId: booking.id,
                    officeNotes: booking.officeNotes,
                    edition: booking.notesEdition,
                  }}
                  save={saveNotesAction}
                />
              </CardBody>
            </Card>
          </div>
        </div>
      </>
    );
  });
}
