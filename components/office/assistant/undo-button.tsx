'use client';

import { Undo2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { reach } from '@/components/ui/reach';
import type { StepPart } from '@/lib/domain/assistant/parts';
import type { AssistantActions } from './types';

type UndoButtonProps = {
  id: string;
  ended: StepPart['undoEnded'];
  undo: AssistantActions['undo'];
};

const endings = {
  taken: 'Taken back.',
  late: 'It could be taken back for a day. That day is over: change it by hand, on its page.',
};

/** Takes back what a tool has changed, for a day; who is too late reads why. */
export function UndoButton({ id, ended, undo }: UndoButtonProps) {
  const router = useRouter();
  const [said, setSaid] = useState('');
  const [pending, startTransition] = useTransition();
  const act = () =>
    startTransition(async () => {
      const answer = await reach(() => undo({ id }));
      setSaid(answer.ok ? 'Taken back.' : answer.message);
      if (answer.ok) router.refresh();
    });
  if (ended) return <p>{endings[ended]}</p>;
  if (said) return <p role="status">{said}</p>;
  return (
    <Button size="small" pending={pending} onClick={act} className="justify-self-start">
      <Undo2 aria-hidden /> Undo
    </Button>
  );
}
