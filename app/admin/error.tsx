'use client';

import { TriangleAlert } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';

export default function OfficeError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <div role="alert">
      <EmptyState
        alone
        icon={TriangleAlert}
        title="This page didn’t load"
        description={`Nothing is lost. Try again in a moment${error.digest ? `; if it stays, mention ${error.digest}` : ''}.`}
        action={
          <>
            <Button tone="accent" onClick={reset}>
              Try again
            </Button>
            <LinkButton href="/admin">Back to today</LinkButton>
          </>
        }
      />
    </div>
  );
}
