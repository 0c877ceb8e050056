import { SearchX } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';

export default function NotFound() {
  return (
    <EmptyState
      alone
      icon={SearchX}
      title="We can’t find this"
      description="It may have been removed, or it belongs to another business."
      action={<LinkButton href="/admin">Back to today</LinkButton>}
    />
  );
}
