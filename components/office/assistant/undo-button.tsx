'use client';

import { Undo2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { reach } from '@/components/ui/reach';
import type { AssistantActions } from './types';

/** Takes back what a tool has changed, for a day; who is too late reads why. */
export function UndoButton({ id, undo }: { id: string; undo: AssistantActions['undo'] }) {
  const router = useRouter();
  const [said, setSaid] = useState('');
  const [pending, startTransition] = useTransition();
  const act = () =>
    startTransition(async () => {
      const answer = await reach(() => undo({ id }));
      setSaid(answer.ok ? 'Taken back.' : answer.message);
      if (answer.ok) router.refresh();
    });
  if (said) return <p role="status">{said}</p>;
  return (
    <Button size="small" pending={pending} onClick={act} className="justify-self-start">
      <Undo2 aria-hidden /> Undo
    </Button>
  );
}
