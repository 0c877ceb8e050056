import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AwayForm } from '@/components/office/away/away-form';
import { AwayPeople } from '@/components/office/away/away-people';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { addDays, isLocalDate } from '@/lib/domain/local-date';
import { spelled } from '@/lib/domain/spelling';
import { dateInWords } from '@/lib/domain/when';
import { readAbsence } from '@/lib/usecases/absences/read';
import { listBookings } from '@/lib/usecases/bookings/read';
import { readBusiness } from '@/lib/usecases/business/read';
import { listResources } from '@/lib/usecases/resources/read';
import { admit } from '../admit';
import { idOrNull, one } from '../search-params';
import { todayOf } from '../today';
import { recordAbsenceAction } from './actions';

export const metadata: Metadata = { title: 'Somebody is away' };

type Search = Promise<Record<string, string | string[] | undefined>>;

/** A colleague is ill: whose bookings become what, in one step. */
export default function AwayPage({ searchParams }: { searchParams: Search }) {
  return admit('schedule:edit', async ({ ctx }) => {
    const params = await searchParams;
    const [today, { locale, timeZone }] = await Promise.all([todayOf(ctx), readBusiness(ctx)]);
    const asked = one(params.date);
    const date = isLocalDate(asked) && asked >= today ? asked : today;
    const resourceId = idOrNull(one(params.who));
    const day = date === today ? 'today' : dateInWords(date, locale);
    if (resourceId === null) return <Choose ctx={ctx} date={date} today={today} locale={locale} />;
    const absence = await readAbsence(ctx, { resourceId, date });
    if (!absence.ok) notFound();
    const { name, total, rows } = absence;
    return (
      <>
        <PageHeader
          title={`${name} is away ${day}`}
          description={spelled(
            'Nobody can book them that day any more. Each booking goes to somebody who is free then, or is cancelled and all money goes back; each customer gets one mail.',
            locale,
          )}
          actions={<LinkButton href={`/admin/away?date=${date}`}>Somebody else</LinkButton>}
        />
        <AwayForm
          key={`${resourceId}${date}`}
          {...{ resourceId, date, day, name, total, rows, timeZone, locale }}
          record={recordAbsenceAction}
        />
      </>
    );
  });
}

type ChooseProps = { ctx: TenantContext; date: string; today: string; locale: string };

async function Choose({ ctx, date, today, locale }: ChooseProps) {
  const [resources, bookings] = await Promise.all([
    listResources(ctx),
    listBookings(ctx, { endsFrom: date, to: date, status: ['PENDING', 'CONFIRMED'], limit: 500 }),
  ]);
  const people = resources
    .filter(({ kind, active }) => active && kind !== 'BUSINESS')
    .map(({ id, name }) => ({
      id,
      name,
      bookings: bookings.data.filter(({ resourceIds }) => resourceIds.includes(id)).length,
    }));
  const other = date === today ? addDays(today, 1) : today;
  return (
    <>
      <PageHeader
        title={`Who is away ${date === today ? 'today' : 'that day'}?`}
        description={`${dateInWords(date, locale)}. Somebody who is ill, or a room or a thing that can’t be used.`}
        actions={
          <LinkButton href={`/admin/away?date=${other}`}>{date === today ? 'Tomorrow' : 'Today'}</LinkButton>
        }
      />
      {people.length > 0 ? (
        <AwayPeople people={people} date={date} />
      ) : (
        <Card>
          <EmptyState
            title="Nobody is there yet"
            description="People and rooms are made under “People and rooms”."
            action={<LinkButton href="/admin/people">People and rooms</LinkButton>}
          />
        </Card>
      )}
    </>
  );
}
