'use client';

import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { reach } from '@/components/ui/reach';
import type { DemoEmail } from '@/lib/http/auth/demo';
import { enterAction } from './actions';

type EnterButtonProps = { email: DemoEmail; label: string; children: string };

/** Signs in with one click as one of the demo's people and opens the page where they work. */
export function EnterButton({ email, label, children }: EnterButtonProps) {
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  return (
    <span className="grid gap-1.5">
      <Button
        aria-label={label}
        pending={pending}
        className="justify-self-start"
        onClick={() =>
          start(async () => {
            setProblem(undefined);
            const result = await reach(() => enterAction({ email, stay: false }));
            if (!result.ok) setProblem(result.message);
          })
        }
      >
        {children}
      </Button>
      {problem && (
        <span role="alert" className="text-sm text-danger">
          {problem}
        </span>
      )}
    </span>
  );
}
