import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { beginAnswer, noteAnswer, readConversation } from '@/lib/data/conversations/conversations';
import { chooseTools } from '@/lib/domain/assistant/choose-tools';
import type { AnswerChunk } from '@/lib/domain/assistant/chunks';
import { cut, type Turn, toldOf } from '@/lib/domain/assistant/history';
import { assistantLimits } from '@/lib/domain/assistant/limits';
import { stepLine } from '@/lib/domain/assistant/step-lines';
import { idField } from '@/lib/domain/editing/fields';
import { type EditResult, notAllowed, notFound } from '@/lib/domain/editing/refusal';
import { isAssistantConfigured } from '@/lib/integrations/assistant/model';
import { operation } from '@/lib/usecases/operation';
import { answer } from './answer';
import { createMeter, readBudget } from './budget';
import { readInstructions } from './context';
import { messageField, stillAnswering } from './message';
import { noteOf } from './notes';
import type { ToolBox } from './toolbox';

const sendInput = z.strictObject({
  /** Null: a new conversation. */
  conversationId: idField.nullable(),
  /** Null: the last message is to be answered again. */
  text: messageField('Write what you would like to know or have done.').nullable(),
  /** The office's page that is open: its path. */
  page: z
    .string()
    .regex(/^\/admin(?:\/[\w/-]*)?$/, 'This is no page of the office.')
    .max(200),
});

export type Answering = {
  conversationId: string;
  title: string;
  chunks: ReadableStream<AnswerChunk>;
  /** Ends with the last row written, whoever watches. */
  over: Promise<void>;
};

export const sendMessage = operation({
  name: 'conversation.send',
  can: 'office:read',
  effect: 'write',
  input: sendInput,
  output: z.object({ conversationId: idField, title: z.string() }),
  describe: 'Sends a message to the assistant, which answers with the tools that the person may use.',
  run: send,
});

/**
 * One answer at a time in a conversation: a second message is refused with `conflict` until the first is answered.
 */
async function send(
  ctx: TenantContext,
  { conversationId, text, page }: z.output<typeof sendInput>,
  how: {
    tools: ToolBox;
    /** Ends the answer; what its tools did stands. */
    stop: AbortSignal;
  },
): Promise<EditResult<Answering>> {
  if (!isAssistantConfigured()) return notAllowed('There is no assistant here.');
  const instructions = readInstructions(ctx, { path: page });
  // It is awaited only once the answer has begun.
  instructions.catch(() => {});
  if (conversationId === null && text === null) return notFound('conversation');
  const title = text === null ? '' : titleOf(text);
  const said = text === null ? null : [{ type: 'text' as const, text }];
  const started = await beginAnswer(ctx, { conversationId, title, said, leaseMs: assistantLimits.leaseMs });
  if (started === 'gone') return notFound('conversation');
  if (started === 'busy') return stillAnswering();
  const { messageId } = started;
  // Of a new one nothing but this was said.
  const known = conversationId === null ? null : await readConversation(ctx, conversationId);
  const before: Turn[] = known?.messages.filter(({ id }) => id !== messageId) ?? [
    { role: 'person', parts: said ?? [] },
  ];
  const { chunks, over } = answer(
    {
      messageId,
      instructions,
      messages: toldOf(before),
      tools: chooseTools(how.tools.offered, `${page} ${wordsOf(before)}`),
      call: (operation, input) => how.tools.call(operation, input, started.conversationId),
      meter: createMeter(ctx),
      words: { running: (operation) => stepLine(operation, 'running'), note: noteOf },
      keep: (parts, complete) =>
        noteAnswer(ctx, { id: messageId, conversationId: started.conversationId }, parts, complete),
      last: async () => [{ type: 'data-budget', data: await readBudget(ctx), transient: true }],
    },
    how.stop,
  );
  return {
    ok: true,
    conversationId: started.conversationId,
    title: known?.title ?? title,
    chunks,
    over,
  };
}

const titleOf = (text: string) => cut(text.replaceAll(/\s+/g, ' '), 60).replace(/ \[cut.*$/, '…');

/** What was said lately: which tools may be of use, is chosen by it. */
const wordsOf = (messages: readonly Turn[]) =>
  messages
    .slice(-4)
    .flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'text' ? part.text : [])))
    .join(' ');
