import type { Metadata } from 'next';
import { ResourceTable } from '@/components/office/time/resource-table';
import { PageHeader } from '@/components/ui/page-header';
import { listResources } from '@/lib/data/resources';
import { listSchedules } from '@/lib/data/schedules';
import { admit } from '../admit';
import { picturesOf } from '../pictures';
import { todayOf } from '../today';
import { saveResourceAction } from './actions';

export const metadata: Metadata = { title: 'People and rooms' };

export default function PeoplePage() {
  return admit('catalogue:read', async ({ ctx, may }) => {
    const [resources, schedules, pictures] = await Promise.all([
      listResources(ctx),
      todayOf(ctx).then((today) => listSchedules(ctx, today)),
      picturesOf(ctx),
    ]);
    return (
      <>
        <PageHeader
          title="People and rooms"
          description="Whatever can be busy: people, rooms, boats, the business itself. Each keeps hours."
        />
        <ResourceTable
          rows={resources}
          schedules={schedules.map(({ id, name }) => ({ value: id, label: name }))}
          pictures={pictures}
          mayEdit={may('schedule:edit')}
          save={saveResourceAction}
        />
      </>
    );
  });
}
