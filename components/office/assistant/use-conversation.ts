import { useCallback, useRef, useState } from 'react';
import { newMessage, postMessage, unreached, withNote } from '@/components/assistant/post-message';
import { readChunks, withChunk } from '@/components/assistant/read-chunks';
import type { BudgetLeft } from '@/lib/domain/assistant/chunks';
import type { ShownMessage } from '@/lib/domain/assistant/parts';

type Open = { id: string | null; messages: ShownMessage[] };
const nothing: Open = { id: null, messages: [] };

/** One conversation as the panel shows it: what is sent, what arrives, and how to stop it. */
export function useConversation(onBudget: (budget: BudgetLeft) => void, onAnswered: () => void) {
  const [open, setOpen] = useState<Open>(nothing);
  const [isAnswering, setAnswering] = useState(false);
  const stopper = useRef<AbortController>(undefined);

  const send = useCallback(
    async (text: string | null) => {
      const controller = new AbortController();
      stopper.current = controller;
      setAnswering(true);
      const said: ShownMessage[] = text === null ? [] : [newMessage('person', [{ type: 'text', text }])];
      const before = [...open.messages, ...said];
      let answer = newMessage('assistant', []);
      let id = open.id;
      const show = () => setOpen({ id, messages: [...before, answer] });
      const note = (sentence: string, mayRetry: boolean) => {
        answer = withNote(answer, sentence, mayRetry);
        show();
      };
      show();
      try {
        const body = { conversationId: id, text, page: window.location.pathname };
        const response = await postMessage('/api/assistant', body, controller.signal);
        if (!response.ok || !response.body) {
          const problem = (await response.json()) as { detail?: string };
          return note(problem.detail ?? unreached, response.status !== 422);
        }
        for await (const chunk of readChunks(response.body)) {
          if (chunk.type === 'data-conversation') id = chunk.data.id;
          else if (chunk.type === 'data-budget') onBudget(chunk.data);
          else answer = withChunk(answer, chunk);
          show();
        }
      } catch {
        const text = controller.signal.aborted ? 'Stopped. What is shown as done was done.' : unreached;
        note(text, true);
      } finally {
        setAnswering(false);
        onAnswered();
      }
    },
    [open, onBudget, onAnswered],
  );

  return {
    ...open,
    isAnswering,
    send,
    stop: () => stopper.current?.abort(),
    begin: () => setOpen(nothing),
    show: (id: string, messages: ShownMessage[]) => setOpen({ id, messages }),
  };
}
