'use client';

import { TriangleAlert } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

export default function ConsoleError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <div role="alert">
      <EmptyState
        icon={TriangleAlert}
        title="This page didn’t load"
        description={`If this stays, look at /health/ready and the log${error.digest ? ` for ${error.digest}` : ''}.`}
        action={
          <Button tone="accent" onClick={reset}>
            Try again
          </Button>
        }
      />
    </div>
  );
}
