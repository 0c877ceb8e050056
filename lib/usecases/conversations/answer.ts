import type { AnswerChunk } from '@/lib/domain/assistant/chunks';
import type { Told } from '@/lib/domain/assistant/history';
import { assistantLimits, tokensOf } from '@/lib/domain/assistant/limits';
import { type StoredPart, type StoredStep, shownStep } from '@/lib/domain/assistant/parts';
import { askModel, type OfferedTool } from '@/lib/integrations/assistant/run';
import { BudgetSpent, type Meter } from './budget';
import type { Ended, Note } from './notes';
import type { ConversationTool, Did } from './toolbox';

export type Answer = {
  messageId: string;
  instructions: Promise<string>;
  messages: readonly Told[];
  tools: readonly ConversationTool[];
  call: (operation: string, input: unknown) => Promise<Did>;
  meter: Meter;
  /** What whoever watches reads of a tool that runs, and under an answer that doesn't end by itself. */
  words: {
    running: (operation: string) => string;
    note: (why: Ended, parts: readonly StoredPart[]) => Note;
  };
  /** Keeps how far the answer is, wherever that is kept; `complete`: nothing is added any more. */
  keep: (parts: StoredPart[], complete: boolean) => Promise<void>;
  /** What whoever watches is told at the end. */
  last: (parts: StoredPart[]) => Promise<AnswerChunk[]>;
};

/**
 * Answers, writing down each step as it is done: what a tool did stands whatever happens next. The chunks are for whoever
 * watches; nobody has to. `over` ends with the last row written.
 */
export function answer(
  asked: Answer,
  stop: AbortSignal,
): { chunks: ReadableStream<AnswerChunk>; over: Promise<void> } {
  const leave = new AbortController();
  let controller: ReadableStreamDefaultController<AnswerChunk>;
  const chunks = new ReadableStream<AnswerChunk>({
    start(made) {
      controller = made;
    },
    cancel: () => leave.abort(),
  });
  const send = (chunk: AnswerChunk) => {
    if (!leave.signal.aborted) controller.enqueue(chunk);
  };
  const slow = AbortSignal.timeout(assistantLimits.answerMs);
  const signal = AbortSignal.any([stop, leave.signal, slow]);
  const over = work(asked, { signal, slow, send }).finally(() => {
    if (!leave.signal.aborted) controller.close();
  });
  return { chunks, over };
}

type Running = { signal: AbortSignal; slow: AbortSignal; send: (chunk: AnswerChunk) => void };

async function work(asked: Answer, { signal, slow, send }: Running): Promise<void> {
  const parts: StoredPart[] = [];
  const { meter, words } = asked;
  let written = 0;
  send({ type: 'start', messageId: asked.messageId });

  const put = (step: StoredStep) => {
    const at = parts.findIndex((part) => part.type === 'step' && part.id === step.id);
    if (at < 0) parts.push(step);
    else parts[at] = step;
    send({ type: 'data-step', id: step.id, data: shownStep(step) });
  };
  const say = (text: string) => {
    const last = parts.at(-1);
    if (last?.type === 'text') last.text += text;
    else {
      if (parts.length > 0) send({ type: 'text-end', id: `text-${parts.length - 1}` });
      parts.push({ type: 'text', text });
      send({ type: 'text-start', id: `text-${parts.length - 1}` });
    }
    send({ type: 'text-delta', id: `text-${parts.length - 1}`, delta: text });
  };
  const end = (why: Ended) => {
    const note = words.note(why, parts);
    parts.push(note);
    send({ type: 'data-note', id: `note-${parts.length}`, data: note });
  };

  const running = new Set<Promise<string>>();
  const run = async (tool: string, id: string, input: unknown): Promise<string> => {
    const step = { type: 'step' as const, id, tool, input, links: [], read: '' };
    put({ ...step, state: 'running', line: words.running(tool) });
    const did = await asked.call(tool, input);
    put({ ...step, ...did });
    await asked.keep(parts, false);
    return did.read;
  };
  const tools = asked.tools.map(
    ({ operation: name, describe, schema }): OfferedTool => ({
      name,
      describe,
      schema,
      call: (id, input) => {
        const call = run(name, id, input).finally(() => running.delete(call));
        running.add(call);
        return call;
      },
    }),
  );

  try {
    const asking = { instructions: await asked.instructions, messages: asked.messages, tools, signal };
    for await (const event of askModel({ ...asking, beforeStep: meter.take })) {
      if (event.kind === 'text') {
        written += tokensOf(event.text);
        say(event.text);
      } else if (event.kind === 'misread') {
        const { id, tool, input } = event;
        const { text: line } = words.note('misread', []);
        put({ type: 'step', id, tool, input, state: 'failed', line, links: [], read: line });
      } else if (event.kind === 'step') {
        await meter.used(event.readTokens, event.writtenTokens);
        written = 0;
      } else if (event.kind === 'failed') {
        await meter.broke(written, event.why !== 'away' && event.why !== 'refused');
        end(event.why === 'stopped' && slow.aborted ? 'slow' : event.why);
      } else if (event.why !== 'done') end(event.why);
    }
  } catch (error) {
    end(error instanceof BudgetSpent ? 'no_budget' : 'broken');
    if (!(error instanceof BudgetSpent)) throw error;
  } finally {
    // Stopping stops the model: a call that has begun runs to its end, and is written down as it ended.
    await Promise.allSettled(running);
    await asked.keep(parts, true);
    for (const chunk of await asked.last(parts)) send(chunk);
    send({ type: 'finish' });
  }
}
