import { type CloudRequest, header, json, type Reply } from '../http';
import { newId } from '../ids';
import type { AssistantCloud, Turn } from './cloud';
import { ModelRefusal } from './refusal';
import { type ChatRequest, readRequest } from './request';
import { nextTurn } from './script';

/** The one model: its name says what it is. */
export const scriptedModel = 'scripted-demo';
const contextTokens = 128_000;

/** OpenAI's chat completions, streamed or whole, with tools; anything else is answered with 501. */
export function handleAssistant(cloud: AssistantCloud, request: CloudRequest): Reply {
  try {
    return answer(cloud, request);
  } catch (error) {
    if (error instanceof ModelRefusal) return error.reply();
    throw error;
  }
}

function answer(cloud: AssistantCloud, request: CloudRequest): Reply {
  const { assistantApiKey } = cloud.settings.secrets;
  if (header(request, 'authorization') !== `Bearer ${assistantApiKey}`)
    throw new ModelRefusal(401, 'invalid_request_error', 'invalid_api_key', 'Incorrect API key provided.');
  const asked = `${request.method} ${request.path}`;
  if (asked === 'GET /v1/models')
    return json({
      object: 'list',
      data: [{ id: scriptedModel, object: 'model', created: 1, owned_by: 'local' }],
    });
  if (asked !== 'POST /v1/chat/completions')
    throw new ModelRefusal(
      501,
      'invalid_request_error',
      null,
      `The local cloud does not implement ${asked}.`,
    );
  const chat = readRequest(request.body);
  if (chat.model !== scriptedModel)
    throw new ModelRefusal(
      404,
      'invalid_request_error',
      'model_not_found',
      `The model '${chat.model}' does not exist.`,
    );
  const promptTokens = Math.ceil(request.body.length / 4);
  if (promptTokens > contextTokens)
    throw new ModelRefusal(
      400,
      'invalid_request_error',
      'context_length_exceeded',
      `This model's maximum context length is ${contextTokens} tokens, your messages resulted in ${promptTokens}.`,
      'messages',
    );
  cloud.keep(chat);
  const turn = cut(cloud.turns.shift() ?? nextTurn(cloud, chat), chat.max_tokens);
  const usage = usageOf(promptTokens, turn);
  return chat.stream ? streamed(cloud, chat, turn, usage) : json(whole(chat, turn, usage));
}

/** What the model may write at most, at four characters a token. */
function cut(turn: Turn, most: number | undefined): Turn {
  if (most === undefined || (turn.text?.length ?? 0) <= most * 4) return turn;
  return { text: (turn.text ?? '').slice(0, most * 4), finish: 'length' };
}

type Usage = { prompt_tokens: number; completion_tokens: number; total_tokens: number };

function usageOf(prompt: number, { text = '', calls = [] }: Turn): Usage {
  const written = Math.ceil((text.length + calls.reduce((sum, each) => sum + each.arguments.length, 0)) / 4);
  return { prompt_tokens: prompt, completion_tokens: written, total_tokens: prompt + written };
}

const finishOf = ({ finish, calls = [] }: Turn) => finish ?? (calls.length > 0 ? 'tool_calls' : 'stop');
const callsOf = ({ calls = [] }: Turn) =>
  calls.map(({ name, arguments: sent }) => ({
    id: newId('call'),
    type: 'function' as const,
    function: { name, arguments: sent },
  }));
const stamp = () => ({ id: newId('chatcmpl'), created: Math.floor(Date.now() / 1000), model: scriptedModel });

function whole(_: ChatRequest, turn: Turn, usage: Usage) {
  const calls = callsOf(turn);
  return {
    ...stamp(),
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: turn.text ?? null,
          ...(calls.length ? { tool_calls: calls } : {}),
        },
        finish_reason: finishOf(turn),
      },
    ],
    usage,
  };
}

/** Word by word, arguments in halves, as models write them; the usage last where it is asked for. */
function streamed(cloud: AssistantCloud, chat: ChatRequest, turn: Turn, usage: Usage): Reply {
  const common = { ...stamp(), object: 'chat.completion.chunk' };
  const event = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`;
  const delta = (given: object, finish_reason: string | null = null) =>
    event({ ...common, choices: [{ index: 0, delta: given, finish_reason }] });
  const words = (turn.text ?? '').match(/\S*\s*/g)?.filter(Boolean) ?? [];
  const calls = callsOf(turn).flatMap((call, index) => {
    const sent = call.function.arguments;
    const half = Math.ceil(sent.length / 2);
    return [
      delta({ tool_calls: [{ index, ...call, function: { name: call.function.name, arguments: '' } }] }),
      ...[sent.slice(0, half), sent.slice(half)]
        .filter(Boolean)
        .map((piece) => delta({ tool_calls: [{ index, function: { arguments: piece } }] })),
    ];
  });
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' },
    pieces: [
      delta({ role: 'assistant', content: '' }),
      ...words.map((content) => delta({ content })),
      ...calls,
      delta({}, finishOf(turn)),
      ...(chat.stream_options?.include_usage ? [event({ ...common, choices: [], usage })] : []),
      'data: [DONE]\n\n',
    ],
    paceMs: cloud.paceMs,
  };
}
