'use client';

import { Sparkles } from 'lucide-react';
import { lazy, Suspense, useCallback, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { usePlainKey } from '../use-plain-key';
import type { AssistantActions } from './types';

/** Fetched when it is first opened: a page where it is closed has this button, and nothing else of it. */
const AssistantPanel = lazy(() =>
  import('./panel').then(({ AssistantPanel }) => ({ default: AssistantPanel })),
);

/** Opens the assistant beside any page of the office; `a` does so, too. */
export function AssistantButton({ actions }: { actions: AssistantActions }) {
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never');
  const button = useRef<HTMLButtonElement>(null);
  const open = useCallback(() => setState('open'), []);
  usePlainKey('a', state !== 'open', open);
  return (
    <>
      <Button
        ref={button}
        tone="quiet"
        aria-expanded={state === 'open'}
        aria-haspopup="dialog"
        title="Assistant (a)"
        onClick={() => setState(state === 'open' ? 'closed' : 'open')}
      >
        <Sparkles aria-hidden /> <span className="max-lg:sr-only">Assistant</span>
      </Button>
      {state !== 'never' && (
        <Suspense fallback={null}>
          <AssistantPanel
            actions={actions}
            isOpen={state === 'open'}
            onClose={() => {
              setState('closed');
              button.current?.focus();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
