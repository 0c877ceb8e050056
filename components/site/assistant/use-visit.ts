import { useCallback, useEffect, useRef, useState } from 'react';
import { newMessage, postMessage, unreached, withNote } from '@/components/assistant/post-message';
import { readChunks, withChunk } from '@/components/assistant/read-chunks';
import { type KeptVisit, keepVisit, noVisit, readVisit } from './kept-visit';

/** While an answer that was stopped here ends there, the next message is refused for a moment. */
const BUSY = 409;
const TRIES = 4;
const BETWEEN_MS = 700;

/** A visit as the panel shows it: what is sent, what arrives, and how to stop it. Whoever leaves the page stops it, too. */
export function useVisit(slug: string) {
  const [visit, setVisit] = useState<KeptVisit>(() => readVisit(slug));
  const [isAnswering, setAnswering] = useState(false);
  const stopper = useRef<AbortController>(undefined);
  useEffect(() => () => stopper.current?.abort(), []);

  const ask = useCallback(
    async (before: KeptVisit, text: string) => {
      const controller = new AbortController();
      stopper.current = controller;
      setAnswering(true);
      const messages = [...before.messages, newMessage('person', [{ type: 'text', text }])];
      let answer = newMessage('assistant', []);
      let signed: string | null = null;
      const isOver = () => stopper.current !== controller;
      const show = () => isOver() || setVisit({ signed: before.signed, messages: [...messages, answer] });
      const note = (sentence: string, mayRetry: boolean) => {
        answer = withNote(answer, sentence, mayRetry);
      };
      show();
      try {
        const response = await post(slug, { visit: before.signed, text }, controller.signal);
        if (!response.ok || !response.body) {
          const problem = (await response.json()) as { detail?: string };
          note(problem.detail ?? unreached, response.status !== 422 && response.status !== 404);
        } else {
          for await (const chunk of readChunks(response.body)) {
            if (chunk.type === 'data-visit') signed = chunk.data.signed;
            else answer = withChunk(answer, chunk);
            show();
          }
        }
      } catch {
        note(controller.signal.aborted ? 'Stopped.' : unreached, true);
      }
      if (isOver()) return;
      // What is to be asked again isn't remembered twice.
      const failed = answer.parts.some((part) => part.type === 'note' && part.mayRetry);
      const kept = {
        signed: failed ? before.signed : (signed ?? before.signed),
        messages: [...messages, answer],
      };
      keepVisit(slug, kept);
      setVisit(kept);
      setAnswering(false);
    },
    [slug],
  );

  return {
    messages: visit.messages,
    isAnswering,
    send: (text: string) => ask(visit, text),
    /** Asks the last question again, in place of its answer. */
    retry: () => {
      const last = visit.messages.findLastIndex(({ role }) => role === 'person');
      const [part] = visit.messages[last]?.parts ?? [];
      if (part?.type === 'text')
        void ask({ signed: visit.signed, messages: visit.messages.slice(0, last) }, part.text);
    },
    stop: () => stopper.current?.abort(),
    begin: () => {
      stopper.current?.abort();
      stopper.current = undefined;
      setAnswering(false);
      keepVisit(slug, noVisit);
      setVisit(noVisit);
    },
  };
}

async function post(slug: string, body: object, signal: AbortSignal): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await postMessage(`/api/visits/${slug}`, body, signal);
    if (response.status !== BUSY || attempt === TRIES) return response;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }
}
