import type { AssignmentRule } from '@/lib/domain/catalogue';

export const assignments: { value: AssignmentRule; label: string }[] = [
  { value: 'LEAST_BUSY', label: 'Whoever has the least that day' },
  { value: 'IN_TURN', label: 'Each in turn' },
  { value: 'IN_ORDER', label: 'The first in the list' },
];
