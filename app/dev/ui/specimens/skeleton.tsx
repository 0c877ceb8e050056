import { Skeleton } from '@/components/ui/skeleton';
import type { Specimen } from '../specimen';

export const specimen: Specimen = {
  shows: ['skeleton'],
  states: [
    {
      title: 'Of a card',
      content: (
        <div className="grid max-w-sm gap-2">
          <Skeleton className="h-24" />
          <Skeleton className="h-4 w-2/3" />
          <Skeleton className="h-4 w-1/2" />
        </div>
      ),
    },
  ],
};
