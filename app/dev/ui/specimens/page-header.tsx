import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import type { Specimen } from '../specimen';

export const specimen: Specimen = {
  shows: ['page-header'],
  states: [
    {
      title: 'All parts',
      wide: true,
      content: (
        <PageHeader
          above={
            <Breadcrumbs trail={[{ label: 'Customers', href: '#page-header' }, { label: 'Ana Ruiz' }]} />
          }
          title="Ana Ruiz"
          description="Three bookings since May."
          actions={
            <>
              <Button>Write</Button>
              <Button tone="accent">New booking</Button>
            </>
          }
        />
      ),
    },
    {
      title: 'Long title',
      wide: true,
      content: (
        <PageHeader
          title="An elopement of two days with a guide, a picnic, an album and a very-long-name-without-any-space-in-it"
          actions={<Button>Change</Button>}
        />
      ),
    },
  ],
};
