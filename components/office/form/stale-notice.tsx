'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';

/**
 * Shown after a stale save: the other version can be opened in another tab, and the person chooses which one counts.
 */
export function StaleNotice({
  message,
  onOverwrite,
}: {
  message: string;
  onOverwrite: () => Promise<unknown>;
}) {
  const [here] = useState(() => window.location.pathname + window.location.search);
  return (
    <Callout tone="danger" live className="basis-full" title="Somebody else was faster">
      <p>{message}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <LinkButton size="small" href={here} target="_blank">
          See theirs in a new tab
        </LinkButton>
        <Button size="small" tone="danger" onClick={onOverwrite}>
          Save mine instead
        </Button>
      </div>
    </Callout>
  );
}
