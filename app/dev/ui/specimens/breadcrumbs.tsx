import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import type { Specimen } from '../specimen';

export const specimen: Specimen = {
  shows: ['breadcrumbs'],
  states: [
    {
      title: 'Two steps',
      content: <Breadcrumbs trail={[{ label: 'Bookings', href: '#breadcrumbs' }, { label: 'Ana Ruiz' }]} />,
    },
    {
      title: 'Long names',
      content: (
        <Breadcrumbs
          trail={[
            { label: 'Packages', href: '#breadcrumbs' },
            { label: 'Weddings in the mountains', href: '#breadcrumbs' },
            { label: 'An elopement of two days with a guide, a picnic and an album' },
          ]}
        />
      ),
    },
  ],
};
