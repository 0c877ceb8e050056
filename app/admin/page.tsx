import { CalendarPlus } from 'lucide-react';
import { BookingTable } from '@/components/office/bookings/booking-table';
import { MoreBookings } from '@/components/office/bookings/more-bookings';
import { CalendarNews } from '@/components/office/calendars/calendar-news';
import { ProposalList } from '@/components/office/calendars/proposal-list';
import { SetUpAgain, SetUpList } from '@/components/office/set-up-list';
import { UnbookableList } from '@/components/office/why-not';
import { count } from '@/components/office/words';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { bookingRow } from '@/lib/domain/booking-row';
import { isNearlyFull, sizeInWords } from '@/lib/domain/files/storage-room';
import { addDays } from '@/lib/domain/local-date';
import { packRows } from '@/lib/domain/packed-rows';
import { localDateOf } from '@/lib/domain/time';
import { dateInWords, zoneInWords } from '@/lib/domain/when';
import { listBookings } from '@/lib/usecases/bookings/read';
import { readBusiness } from '@/lib/usecases/business/read';
import { listProposals } from '@/lib/usecases/calendars/proposals';
import { listSources, readClashes } from '@/lib/usecases/calendars/sources';
import { readUnbookable } from '@/lib/usecases/catalogue/unbookable';
import { readStorage } from '@/lib/usecases/files/read';
import { listToolProposals } from '@/lib/usecases/proposals/read';
import { readDueMoney } from '@/lib/usecases/refunds/due-money';
import { readSetUp } from '@/lib/usecases/sign-up/checklist';
import { admit } from './admit';
import { cancelAction } from './bookings/actions';
import { acceptProposalAction, declineProposalAction } from './proposal-actions';
import { dismissSetUpAction, tickStepAction } from './set-up-actions';

export default function TodayPage() {
  return admit('booking:read', async ({ ctx, may }) => {
    const business = await readBusiness(ctx);
    const now = Date.now();
    const today = localDateOf(now, business.timeZone);
    const [coming, due, setUp, unbookable, clashes, sources, storage, proposals, proposed] =
      await Promise.all([
        listBookings(ctx, {
          endsFrom: today,
          to: addDays(today, 7),
          status: ['PENDING', 'CONFIRMED', 'COMPLETED', 'NO_SHOW'],
          limit: 100,
        }),
        readDueMoney(ctx, {}, now),
        readSetUp(ctx),
        readUnbookable(ctx),
        readClashes(ctx),
        listSources(ctx),
        readStorage(ctx),
        listProposals(ctx),
        listToolProposals(ctx, { waiting: true, cursor: null, limit: 50 }),
      ]);
    const rows = coming.data.map((booking) => bookingRow(booking, today));
    const todays = rows.filter((row) => row.date <= today);
    const later = rows.filter((row) => row.date > today);
    const left = may('settings:edit') ? setUp.steps.filter((step) => !step.done).length : 0;
    const waiting = due.refunds.length + due.overdue.length + due.disputes.length;
    return (
      <>
        <PageHeader
          title="Today"
          description={`${dateInWords(today, business.locale)}, ${zoneInWords(business.timeZone)}.`}
          actions={
            <>
              {setUp.dismissed && left > 0 && <SetUpAgain left={left} dismiss={dismissSetUpAction} />}
              {may('schedule:edit') && <LinkButton href="/admin/away">Somebody is away</LinkButton>}
              <LinkButton href="/admin/calendar">Week</LinkButton>
            </>
          }
        />
        <div className="grid gap-6">
          {business.status === 'SUSPENDED' && (
            <Callout tone="danger" title="Your site takes no new bookings at the moment">
              The platform has paused it. Managing bookings, refunds and mails go on as usual.
            </Callout>
          )}
          {!setUp.dismissed && left > 0 && (
            <SetUpList
              steps={setUp.steps}
              isLive={setUp.isLive}
              tick={tickStepAction}
              dismiss={dismissSetUpAction}
            />
          )}
          {proposed.rows.length > 0 && (
            <Callout
              tone="info"
              title={`${count(proposed.rows.length, 'proposal')} ${proposed.rows.length === 1 ? 'waits' : 'wait'} for your answer`}
              action={<LinkButton href="/admin/proposals">Look at it</LinkButton>}
            >
              {proposed.rows
                .slice(0, 3)
                .map(({ preview }) => `${preview.title}: ${preview.about.text}`)
                .join('; ')}
              {proposed.rows.length > 3 && '; …'}
            </Callout>
          )}
          <ProposalList
            proposals={proposals}
            timeZone={business.timeZone}
            mayOverride={may('refund:override')}
            accept={acceptProposalAction}
            decline={declineProposalAction}
            cancel={cancelAction}
          />
          <CalendarNews
            clashes={clashes}
            sources={sources}
            timeZone={business.timeZone}
            now={now}
            mayConnect={may('calendar:connect')}
          />
          <UnbookableList packages={unbookable.packages} resources={unbookable.resources} />
          {waiting > 0 && (
            <Callout
              tone="caution"
              title={`${count(waiting, 'thing')} about money ${waiting === 1 ? 'waits' : 'wait'} for you`}
              action={<LinkButton href="/admin/money">Look at it</LinkButton>}
            >
              {[
                due.disputes.length > 0 && count(due.disputes.length, 'open dispute'),
                due.refunds.length > 0 && count(due.refunds.length, 'refund to give back'),
                due.overdue.length > 0 && count(due.overdue.length, 'overdue balance'),
              ]
                .filter(Boolean)
                .join(', ')}
            </Callout>
          )}
          {may('file:edit') && isNearlyFull(storage.usedBytes, storage.limitBytes) && (
            <Callout
              tone="caution"
              title="There is little room left for files"
              action={<LinkButton href="/admin/files">Look at them</LinkButton>}
            >
              {sizeInWords(storage.usedBytes)} of {sizeInWords(storage.limitBytes)} are used. Nothing is
              removed by itself; when it is full, new files are refused.
            </Callout>
          )}
          <section className="grid gap-3" aria-labelledby="today">
            <h2 id="today" className="font-semibold">
              Today
            </h2>
            {todays.length > 0 ? (
              <BookingTable caption="Today’s bookings" rows={packRows(todays)} of={today} />
            ) : (
              <Card>
                <EmptyState
                  icon={CalendarPlus}
                  title="Nothing today"
                  description="A quiet day. Somebody on the phone? Book for them."
                  action={<LinkButton href="/admin/bookings/new">New booking</LinkButton>}
                />
              </Card>
            )}
          </section>
          <section className="grid gap-3" aria-labelledby="coming">
            <h2 id="coming" className="font-semibold">
              The next seven days
            </h2>
            {coming.nextCursor && (
              <MoreBookings
                shown={rows.length}
                href={`/admin/bookings?from=${today}&to=${addDays(today, 7)}`}
                of="these days"
              />
            )}
            {later.length > 0 ? (
              <BookingTable caption="Bookings of the next seven days" rows={packRows(later)} />
            ) : (
              <Card>
                <EmptyState
                  title="Nothing in the next seven days"
                  action={<LinkButton href="/admin/bookings">All coming bookings</LinkButton>}
                />
              </Card>
            )}
          </section>
        </div>
      </>
    );
  });
}
