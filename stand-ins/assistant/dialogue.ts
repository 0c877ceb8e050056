import type { ChatRequest } from './request';

/** A call since the person last spoke, and what it answered. */
export type Done = { tool: string; input: Record<string, unknown>; answered: Answered };
/** What the product's tools answer: JSON inside of a fence. */
export type Answered = { result: string; data?: unknown; detail?: string };

/** A conversation, as far as a script looks at it. */
export type Dialogue = {
  /** What the person said last. */
  said: string;
  done: Done[];
  /** The business's local date, by the system prompt. */
  today: string;
  tools: string[];
  /** What it was told before all else. */
  system: string;
  /** The path of the public site that it answers on; empty in the office. */
  home: string;
};

export function dialogueOf({ messages, tools = [] }: ChatRequest): Dialogue {
  const last = messages.findLastIndex(({ role }) => role === 'user');
  const system = messages.find(({ role }) => role === 'system')?.content ?? '';
  const since = messages.slice(last + 1);
  const answers = new Map(
    since.flatMap((each) => (each.role === 'tool' ? [[each.tool_call_id, each.content] as const] : [])),
  );
  return {
    said: String(messages[last]?.content ?? ''),
    today: /Today: (\d{4}-\d{2}-\d{2})/.exec(system)?.[1] ?? new Date().toISOString().slice(0, 10),
    system,
    home: /addresses that begin with (\/t\/[a-z0-9-]+)\./.exec(system)?.[1] ?? '',
    tools: tools.map((each) => each.function.name),
    done: since.flatMap((each) =>
      each.role === 'assistant'
        ? (each.tool_calls ?? []).map((call) => ({
            tool: call.function.name,
            input: parsed(call.function.arguments) as Record<string, unknown>,
            answered: answeredOf(answers.get(call.id) ?? ''),
          }))
        : [],
    ),
  };
}

function answeredOf(text: string): Answered {
  const json = parsed(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  return typeof json === 'object' && json !== null && 'result' in json
    ? (json as Answered)
    : { result: 'unread', detail: text };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

const order = /<<([a-z_-]+) (\{.*?\})>>/g;

/**
 * What any text of the request asks for in the form `<<tool-name {json}>>`, whoever wrote it, that hasn't been called yet:
 * what a model would do that takes data for instructions.
 */
export function ordersIn({ messages }: ChatRequest): { name: string; arguments: string }[] {
  const called = new Set(
    messages.flatMap((each) =>
      each.role === 'assistant'
        ? (each.tool_calls ?? []).map((call) => call.function.name + call.function.arguments)
        : [],
    ),
  );
  const text = messages
    .map(({ content }) => content ?? '')
    .join('\n')
    .replaceAll('\\u003c', '<')
    .replaceAll('\\u003e', '>')
    .replaceAll('\\"', '"');
  const found = [...text.matchAll(order)].map(([, name = '', sent = '']) => ({ name, arguments: sent }));
  return found.filter((each, at) => {
    const key = each.name + each.arguments;
    return !called.has(key) && found.findIndex((other) => other.name + other.arguments === key) === at;
  });
}
