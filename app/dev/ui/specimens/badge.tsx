import { Badge, type Tone } from '@/components/ui/badge';
import { StatusBadge } from '@/components/ui/status-badge';
import type { Specimen } from '../specimen';

const tones: Tone[] = ['neutral', 'accent', 'positive', 'caution', 'danger', 'info'];
const statuses = ['PENDING', 'CONFIRMED', 'COMPLETED', 'NO_SHOW', 'CANCELED', 'EXPIRED'] as const;

export const specimen: Specimen = {
  shows: ['badge', 'status-badge'],
  states: [
    {
      title: 'Tones',
      content: (
        <div className="flex flex-wrap gap-2">
          {tones.map((tone) => (
            <Badge key={tone} tone={tone}>
              {tone}
            </Badge>
          ))}
        </div>
      ),
    },
    {
      title: 'The status of a booking',
      content: (
        <div className="flex flex-wrap gap-2">
          {statuses.map((status) => (
            <StatusBadge key={status} status={status} locale="en-GB" />
          ))}
        </div>
      ),
    },
  ],
};
