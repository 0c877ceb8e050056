import type { Metadata } from 'next';
import { BlackoutTable } from '@/components/office/time/blackout-table';
import { PageHeader } from '@/components/ui/page-header';
import { localDateOf } from '@/lib/domain/time';
import { listBlackouts } from '@/lib/usecases/blackouts/read';
import { readBusiness } from '@/lib/usecases/business/read';
import { listResources } from '@/lib/usecases/resources/read';
import { admit } from '../admit';
import { moveAction, touchedAction } from '../bookings/actions';
import { idOrNull, one } from '../search-params';
import { removeBlackoutAction, saveBlackoutAction } from './actions';

export const metadata: Metadata = { title: 'Closed periods' };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default function ClosedPage({ searchParams }: { searchParams: Search }) {
  return admit('catalogue:read', async ({ ctx, may }) => {
    const params = await searchParams;
    const [past, search] = [one(params.past) === '1', one(params.q).slice(0, 100)];
    const { timeZone, locale } = await readBusiness(ctx);
    const today = localDateOf(Date.now(), timeZone);
    const [page, resources] = await Promise.all([
      listBlackouts(ctx, { from: past ? null : today, search, cursor: idOrNull(one(params.after)) }),
      listResources(ctx),
    ]);
    const next = new URLSearchParams({ ...(past ? { past: '1' } : {}), ...(search ? { q: search } : {}) });
    if (page.nextCursor) next.set('after', page.nextCursor);
    return (
      <>
        <PageHeader
          title="Closed periods"
          description="Holidays, leave, a room under repair: nothing can be booked in them. Bookings that are there already stay."
        />
        <BlackoutTable
          rows={page.rows}
          resources={resources.map(({ id, name }) => ({ value: id, label: name }))}
          today={today}
          search={search}
          past={past}
          nextHref={page.nextCursor ? `/admin/closed?${next}` : null}
          mayEdit={may('schedule:edit')}
          save={saveBlackoutAction}
          remove={removeBlackoutAction}
          touched={{ read: touchedAction, move: moveAction, timeZone, locale }}
        />
      </>
    );
  });
}
