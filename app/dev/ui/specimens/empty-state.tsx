import { Inbox } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { Specimen } from '../specimen';

export const specimen: Specimen = {
  shows: ['empty-state'],
  states: [
    {
      title: 'With a next step',
      content: (
        <EmptyState
          icon={Inbox}
          title="No customers yet"
          description="Whoever books is here afterwards, with all of their bookings."
          action={<Button tone="accent">New booking</Button>}
        />
      ),
    },
    { title: 'Only a title', content: <EmptyState title="Nothing matches “zzz”" /> },
  ],
};
