import { useCallback, useRef, useState } from 'react';
import { readChunks, withChunk } from '@/components/assistant/read-chunks';
import type { BudgetLeft } from '@/lib/domain/assistant/chunks';
import type { ShownMessage } from '@/lib/domain/assistant/parts';
import { limitedFetch } from '@/lib/limited-fetch';

/** Longer than the server's own limit, which says what has become of the answer. */
const ANSWER_MS = 80_000;
const unreached = 'We couldn’t reach the server. Check your connection and try again.';

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
      const said: ShownMessage[] = text === null ? [] : [message('person', [{ type: 'text', text }])];
      const before = [...open.messages, ...said];
      let answer = message('assistant', []);
      let id = open.id;
      const show = () => setOpen({ id, messages: [...before, answer] });
      const note = (sentence: string, mayRetry: boolean) => {
        answer = { ...answer, parts: [...answer.parts, { type: 'note', text: sentence, mayRetry }] };
        show();
      };
      show();
      try {
        const response = await limitedFetch(
          '/api/assistant',
          {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ conversationId: id, text, page: window.location.pathname }),
            signal: controller.signal,
          },
          ANSWER_MS,
        );
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

const message = (role: ShownMessage['role'], parts: ShownMessage['parts']): ShownMessage => ({
  id: crypto.randomUUID(),
  role,
  at: Date.now(),
  parts,
});
