import { spelled } from '@/lib/domain/spelling';
import { Badge, type Tone } from './badge';

type Status = 'PENDING' | 'CONFIRMED' | 'COMPLETED' | 'NO_SHOW' | 'CANCELED' | 'EXPIRED';

const looks: Record<Status, { tone: Tone; label: string }> = {
  PENDING: { tone: 'caution', label: 'Waiting for payment' },
  CONFIRMED: { tone: 'positive', label: 'Confirmed' },
  COMPLETED: { tone: 'neutral', label: 'Completed' },
  NO_SHOW: { tone: 'danger', label: 'No-show' },
  CANCELED: { tone: 'neutral', label: 'Cancelled' },
  EXPIRED: { tone: 'neutral', label: 'Expired' },
};

/** A booking's status. Colour is never the only sign: the word is always there. */
export function StatusBadge({ status, locale }: { status: Status; locale: string }) {
  const { tone, label } = looks[status];
  return (
    <Badge tone={tone} dot>
      {spelled(label, locale)}
    </Badge>
  );
}
