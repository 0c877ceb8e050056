import type { Metadata } from 'next';
import { ServiceTable } from '@/components/office/time/service-table';
import { PageHeader } from '@/components/ui/page-header';
import { newPackage } from '@/lib/domain/editing/new-package';
import { readBusiness } from '@/lib/usecases/business/read';
import { readUnbookable } from '@/lib/usecases/catalogue/unbookable';
import { listResources } from '@/lib/usecases/resources/read';
import { listServices } from '@/lib/usecases/services/read';
import { admit } from '../admit';
import { moveAction, touchedAction } from '../bookings/actions';
import { Guesses } from '../guesses';
import { removeServiceAction, saveServiceAction } from './actions';

export const metadata: Metadata = { title: 'Services' };

export default function ServicesPage() {
  return admit('catalogue:read', async (member) => {
    const { ctx, may } = member;
    const [services, resources, { timeZone, locale }, unbookable] = await Promise.all([
      listServices(ctx),
      listResources(ctx),
      readBusiness(ctx),
      readUnbookable(ctx),
    ]);
    return (
      <>
        <PageHeader
          title="Services"
          description="How packages take time: how long, how early, how many at once, and who or what is busy meanwhile."
        />
        <Guesses of="service" member={member} />
        <ServiceTable
          rows={services}
          unbookable={unbookable.services}
          draft={newPackage({ resources, services, packages: [] }).time}
          resources={resources.map(({ id, name }) => ({ value: id, label: name }))}
          mayEdit={may('schedule:edit')}
          save={saveServiceAction}
          remove={removeServiceAction}
          touched={{ read: touchedAction, move: moveAction, timeZone, locale }}
        />
      </>
    );
  });
}
