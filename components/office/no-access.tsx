import { Lock } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';

/** A page that this role may not see. Says who can help. */
export function NoAccess() {
  return (
    <EmptyState
      icon={Lock}
      title="This page isn’t for your role"
      description="An owner of the business can open it, or give you another role."
      action={<LinkButton href="/admin">Back to today</LinkButton>}
    />
  );
}
