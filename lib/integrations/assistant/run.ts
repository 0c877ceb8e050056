import { APICallError, isStepCount, jsonSchema, type ModelMessage, streamText, type ToolSet, tool } from 'ai';
import { toolTokens } from '@/lib/domain/assistant/choose-tools';
import type { Told } from '@/lib/domain/assistant/history';
import { assistantLimits, tokensOf } from '@/lib/domain/assistant/limits';
import { AppError } from '@/lib/domain/errors';
import { operationOf, toolName } from '@/lib/domain/tools/tool-name';
import { languageModel } from './model';

/** A tool as the model sees it, and what becomes of a call. */
export type OfferedTool = {
  /** As the operation is called; the model sees it with a hyphen for its dot, which is all that providers take. */
  name: string;
  describe: string;
  /** JSON schema of the input. */
  schema: Readonly<Record<string, unknown>>;
  /** @returns what the model reads */
  call: (id: string, input: unknown) => Promise<string>;
};

export type ModelEvent =
  | { kind: 'text'; text: string }
  /** A call that can't be read or names no tool: nothing was done, and the model is told so. */
  | { kind: 'misread'; id: string; tool: string; input: unknown }
  | { kind: 'step'; readTokens: number | undefined; writtenTokens: number | undefined }
  /** The model had more to do, or to say, than it may. */
  | { kind: 'end'; why: 'done' | 'too_long' | 'too_many_steps' | 'filtered' }
  | { kind: 'failed'; why: FailedWhy };
/** `refused`: the provider takes neither our key nor our request; the operator has to look. */
export type FailedWhy = 'away' | 'refused' | 'cut' | 'stopped';

export type Asked = {
  instructions: string;
  messages: readonly Told[];
  tools: readonly OfferedTool[];
  signal: AbortSignal;
  /** Before the model is asked, with at most so many tokens to be read. @throws what ends the answer */
  beforeStep: (tokens: number) => Promise<void>;
};

/**
 * Asks the model until it has answered, at most `steps` times, calling tools one after the other.
 * @throws what `beforeStep` throws; what becomes of the model itself is an event
 */
export async function* askModel(asked: Asked): AsyncGenerator<ModelEvent> {
  const tools: ToolSet = Object.fromEntries(
    asked.tools.map(({ name, describe, schema, call }) => [
      toolName(name),
      tool({
        description: describe,
        inputSchema: jsonSchema(schema),
        execute: (input, { toolCallId }) => call(toolCallId, input),
      }),
    ]),
  );
  const fixed = asked.tools.reduce(
    (sum, { name: operation, ...tool }) => sum + toolTokens({ operation, ...tool }),
    tokensOf(asked.instructions),
  );
  let refusal: unknown;
  const { stream } = streamText({
    model: languageModel(),
    instructions: asked.instructions,
    messages: asked.messages.flatMap(messagesOf),
    tools,
    toolCallConcurrency: 1,
    stopWhen: isStepCount(assistantLimits.steps),
    maxOutputTokens: assistantLimits.outputTokens,
    // The breaker decides about trying again, and a person.
    maxRetries: 0,
    abortSignal: asked.signal,
    prepareStep: async ({ messages }) => {
      try {
        await asked.beforeStep(fixed + tokensOf(JSON.stringify(messages)));
      } catch (error) {
        refusal = error;
        throw error;
      }
      return undefined;
    },
    onError: () => {},
  });
  let steps = 0;
  let began = false;
  let finish = '';
  try {
    for await (const part of stream) {
      if (part.type === 'finish-step') began = false;
      else if (/^(text|tool|reasoning)-/.test(part.type)) began = true;
      if (part.type === 'text-delta') yield { kind: 'text', text: part.text };
      else if (part.type === 'tool-call' && part.dynamic && part.invalid)
        yield { kind: 'misread', id: part.toolCallId, tool: operationOf(part.toolName), input: part.input };
      else if (part.type === 'finish-step') {
        steps += 1;
        finish = part.finishReason;
        yield { kind: 'step', readTokens: part.usage.inputTokens, writtenTokens: part.usage.outputTokens };
      } else if (part.type === 'error') throw part.error;
      else if (part.type === 'abort') {
        yield { kind: 'failed', why: 'stopped' };
        return;
      }
    }
  } catch (error) {
    if (refusal) throw refusal;
    yield { kind: 'failed', why: asked.signal.aborted ? 'stopped' : began ? 'cut' : whyOf(error) };
    return;
  }
  if (finish === 'tool-calls' && steps >= assistantLimits.steps) yield { kind: 'end', why: 'too_many_steps' };
  else if (finish === 'length') yield { kind: 'end', why: 'too_long' };
  else if (finish === 'content-filter') yield { kind: 'end', why: 'filtered' };
  else if (finish === '' || finish === 'error' || finish === 'other') yield { kind: 'failed', why: 'cut' };
  else yield { kind: 'end', why: 'done' };
}

function whyOf(error: unknown): FailedWhy {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (each instanceof AppError) return 'away';
    if (APICallError.isInstance(each)) return (each.statusCode ?? 0) >= 400 ? 'refused' : 'away';
  }
  return 'cut';
}

function messagesOf(told: Told): ModelMessage[] {
  if (told.role === 'person') return [{ role: 'user', content: told.text }];
  const calls = told.calls.map(({ id, tool: name, input }) => ({
    type: 'tool-call' as const,
    toolCallId: id,
    toolName: toolName(name),
    input,
  }));
  const text = told.text ? [{ type: 'text' as const, text: told.text }] : [];
  if (calls.length === 0) return text.length > 0 ? [{ role: 'assistant', content: text }] : [];
  return [
    { role: 'assistant', content: calls },
    {
      role: 'tool',
      content: told.calls.map(({ id, tool: name, read }) => ({
        type: 'tool-result' as const,
        toolCallId: id,
        toolName: toolName(name),
        output: { type: 'text' as const, value: read },
      })),
    },
    ...(text.length > 0 ? [{ role: 'assistant' as const, content: text }] : []),
  ];
}
