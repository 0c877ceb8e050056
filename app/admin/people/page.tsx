import type { Metadata } from 'next';
import { ResourceTable } from '@/components/office/time/resource-table';
import { PageHeader } from '@/components/ui/page-header';
import { localDateOf } from '@/lib/domain/time';
import { readBusiness } from '@/lib/usecases/business/read';
import { readUnbookable } from '@/lib/usecases/catalogue/unbookable';
import { listResources } from '@/lib/usecases/resources/read';
import { listSchedules } from '@/lib/usecases/schedules/read';
import { listServices } from '@/lib/usecases/services/read';
import { admit } from '../admit';
import { moveAction, touchedAction } from '../bookings/actions';
import { saveResourceAction } from './actions';

export const metadata: Metadata = { title: 'People and rooms' };

export default function PeoplePage() {
  return admit('catalogue:read', async ({ ctx, may }) => {
    const { timeZone, locale } = await readBusiness(ctx);
    const [resources, services, schedules, unbookable] = await Promise.all([
      listResources(ctx),
      listServices(ctx),
      listSchedules(ctx, { from: localDateOf(Date.now(), timeZone) }),
      readUnbookable(ctx),
    ]);
    return (
      <>
        <PageHeader
          title="People and rooms"
          description="Whatever can be busy: people, rooms, boats, the business itself. Each keeps hours."
        />
        <ResourceTable
          rows={resources}
          unbookable={unbookable.resources}
          groups={services.flatMap(({ name, groups }) =>
            groups.flatMap((group) => (group.id ? [{ ...group, id: group.id, service: name }] : [])),
          )}
          schedules={byUse(schedules).map(({ id, name }) => ({ value: id, label: name }))}
          mayEdit={may('schedule:edit')}
          save={saveResourceAction}
          touched={{ read: touchedAction, move: moveAction, timeZone, locale }}
        />
      </>
    );
  });
}

/** The hours of the business first: those that most keep. */
const byUse = <T extends { resources: unknown[] }>(schedules: T[]) =>
  schedules.toSorted((a, b) => b.resources.length - a.resources.length);
