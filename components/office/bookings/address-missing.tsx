import { Badge } from '@/components/ui/badge';

/** On a booking that takes place at the customer's, while nobody has said where that is. */
export function AddressMissing({ className }: { className?: string }) {
  return (
    <Badge tone="caution" className={className}>
      Address missing
    </Badge>
  );
}
