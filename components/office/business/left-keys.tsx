'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog } from '@/components/ui/dialog';
import { reach } from '@/components/ui/reach';
import type { SaveResult } from '../form/save-result';

export type LeftKey = { id: string; name: string; kind: 'PUBLISHABLE' | 'SECRET'; hint: string };
export type Replaced = { ok: true; key: string } | Extract<SaveResult, { ok: false }>;

type LeftKeysProps = {
  /** The member who made the keys; undefined: nothing to show. */
  left: { name: string; keys: LeftKey[] } | undefined;
  onClose: () => void;
  replace: (input: { id: string }) => Promise<Replaced>;
};

/** API keys of somebody who left or may make none any more: they keep working, and their maker may know them. */
export function LeftKeys({ left, onClose, replace }: LeftKeysProps) {
  const router = useRouter();
  const [made, setMade] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string>();
  const put = async (id: string) => {
    const result = await reach(() => replace({ id }));
    setProblem(result.ok ? undefined : result.message);
    if (result.ok) setMade((before) => ({ ...before, [id]: result.key }));
    router.refresh();
  };
  return (
    <Dialog
      open={left !== undefined}
      onOpenChange={(open) => !open && onClose()}
      title={`Keys that ${left?.name ?? ''} made`}
      description="They go on working, and their maker may know them. Replace those that are secret, and put the new ones where the old ones are used."
    >
      <ul className="grid gap-4">
        {left?.keys.map(({ id, name, kind, hint }) => (
          <li key={id} className="grid gap-2">
            <span className="flex flex-wrap items-center gap-3">
              <span className="grid min-w-0 flex-1">
                <span className="font-medium">{name}</span>
                <span className="text-sm text-soft">
                  {kind === 'SECRET' ? 'Secret' : 'Publishable'}, <code>{hint}…</code>
                </span>
              </span>
              {!made[id] && (
                <Button size="small" aria-label={`Replace ${name}`} onClick={() => void put(id)}>
                  Replace
                </Button>
              )}
            </span>
            {made[id] && (
              <span className="grid gap-2">
                <Callout tone="caution" title="Copy it now">
                  The old key has stopped working. This is the only time you can see a secret one.
                </Callout>
                <code className="rounded-control border bg-sunken px-3 py-2 text-sm break-all">
                  {made[id]}
                </code>
                <CopyButton text={made[id]} label="Copy key" className="justify-self-start" />
              </span>
            )}
          </li>
        ))}
      </ul>
      {problem && (
        <p role="alert" className="mt-3 text-sm text-danger">
          {problem}
        </p>
      )}
    </Dialog>
  );
}
