import { z } from 'zod';
import { ModelRefusal } from './refusal';

const call = z.object({
  id: z.string().min(1),
  type: z.literal('function'),
  function: z.object({ name: z.string(), arguments: z.string() }),
});
const text = z.union([
  z.string(),
  z
    .array(z.object({ type: z.literal('text'), text: z.string() }))
    .transform((parts) => parts.map((part) => part.text).join('')),
]);
const message = z.discriminatedUnion('role', [
  z.object({ role: z.literal('system'), content: text }),
  z.object({ role: z.literal('user'), content: text }),
  z.object({
    role: z.literal('assistant'),
    content: text.nullish(),
    tool_calls: z.array(call).min(1).optional(),
  }),
  z.object({ role: z.literal('tool'), content: text, tool_call_id: z.string() }),
]);
export type ModelMessage = z.output<typeof message>;

const tool = z.object({
  type: z.literal('function'),
  function: z.object({
    name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
    description: z.string().max(1024).optional(),
    parameters: z.looseObject({ type: z.literal('object') }).optional(),
    strict: z.boolean().nullish(),
  }),
});

const body = z.object({
  model: z.string().min(1),
  messages: z.array(message).min(1),
  tools: z.array(tool).min(1).max(128).optional(),
  tool_choice: z.enum(['auto', 'none', 'required']).optional(),
  stream: z.boolean().default(false),
  stream_options: z.object({ include_usage: z.boolean().optional() }).optional(),
  max_tokens: z.int().positive().optional(),
});
export type ChatRequest = z.output<typeof body>;

/** Names of properties that the API knows and we don't play; anything else is refused, as OpenAI does. */
const alsoKnown = new Set([
  'temperature',
  'top_p',
  'user',
  'seed',
  'stop',
  'frequency_penalty',
  'presence_penalty',
  'response_format',
  'parallel_tool_calls',
  'reasoning_effort',
  'verbosity',
]);

/** What is asked, as strictly as OpenAI takes it. @throws ModelRefusal */
export function readRequest(bytes: Buffer): ChatRequest {
  let given: unknown;
  try {
    given = JSON.parse(bytes.toString());
  } catch {
    throw new ModelRefusal(
      400,
      'invalid_request_error',
      null,
      'We could not parse the JSON body of your request.',
    );
  }
  const unknown = Object.keys((given as object | null) ?? {}).find(
    (key) => !(key in body.shape) && !alsoKnown.has(key),
  );
  if (unknown)
    throw new ModelRefusal(
      400,
      'invalid_request_error',
      'unknown_parameter',
      `Unknown parameter: '${unknown}'.`,
      unknown,
    );
  const parsed = body.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue?.path.join('.') ?? '';
    throw new ModelRefusal(
      400,
      'invalid_request_error',
      'invalid_value',
      `Invalid value for '${path}': ${issue?.message}`,
      path,
    );
  }
  const names = (parsed.data.tools ?? []).map((each) => each.function.name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice)
    throw new ModelRefusal(
      400,
      'invalid_request_error',
      null,
      `Tool names must be unique: '${twice}'.`,
      'tools',
    );
  checkCalls(parsed.data.messages);
  return parsed.data;
}

/** Each call of a tool is answered, once, before anybody else speaks. */
function checkCalls(messages: readonly ModelMessage[]): void {
  let open = new Set<string>();
  messages.forEach((each, at) => {
    if (each.role === 'tool') {
      if (!open.delete(each.tool_call_id))
        throw new ModelRefusal(
          400,
          'invalid_request_error',
          null,
          "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.",
          `messages.[${at}].role`,
        );
      return;
    }
    if (open.size > 0)
      throw new ModelRefusal(
        400,
        'invalid_request_error',
        null,
        `An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: ${[...open].join(', ')}`,
        `messages.[${at}].role`,
      );
    if (each.role === 'assistant') open = new Set((each.tool_calls ?? []).map(({ id }) => id));
  });
}
