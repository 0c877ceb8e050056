import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Asked, askModel, type ModelEvent, type OfferedTool } from '@/lib/integrations/assistant/run';
import { scriptedModel } from '@/stand-ins/assistant/api';
import { type CloudControl, controlCloud } from '@/stand-ins/control';
import { startLocalCloud } from '@/stand-ins/server';
import { localSecrets } from '@/stand-ins/settings';
import { setEnvironment } from '@/tests/support/environment';

let control: CloudControl;
let close: () => Promise<void>;

beforeAll(async () => {
  const cloud = await startLocalCloud({ appUrl: 'http://127.0.0.1:9' });
  close = cloud.close;
  control = controlCloud(cloud.urls.control);
  setEnvironment({
    ASSISTANT_API_URL: cloud.urls.assistant,
    ASSISTANT_API_KEY: localSecrets.assistantApiKey,
    ASSISTANT_MODEL: scriptedModel,
  });
});
afterAll(() => close?.());
beforeEach(() => control.reset());

let called: unknown[] = [];
const close_a_day: OfferedTool = {
  name: 'blackout.save',
  describe: 'Closes a day.',
  schema: {
    type: 'object',
    properties: { date: { type: 'string' } },
    required: ['date'],
    additionalProperties: false,
  },
  call: async (_, input) => {
    called.push(input);
    return JSON.stringify({ result: 'done' });
  },
};

async function ask(more: Partial<Asked> = {}): Promise<ModelEvent[]> {
  called = [];
  const events: ModelEvent[] = [];
  const asked: Asked = {
    instructions: 'Be brief.',
    messages: [{ role: 'person', text: 'hello' }],
    tools: [close_a_day],
    signal: AbortSignal.timeout(20_000),
    beforeStep: async () => {},
    ...more,
  };
  for await (const event of askModel(asked)) events.push(event);
  return events;
}
const textOf = (events: ModelEvent[]) =>
  events.map((event) => (event.kind === 'text' ? event.text : '')).join('');
const closing = { calls: [{ name: 'blackout-save', arguments: '{"date":"2026-12-04"}' }] };

it('writes word by word, and counts what it has read and written', async () => {
  await control.assistantTurns([{ text: 'Good morning, Olive.' }]);
  await control.assistantConfig({ paceMs: 40 });
  const events = await ask();
  await control.assistantConfig({ paceMs: 0 });
  expect(events.filter(({ kind }) => kind === 'text').length).toBeGreaterThan(2);
  expect(textOf(events)).toBe('Good morning, Olive.');
  expect(events.at(-2)).toEqual({ kind: 'step', readTokens: expect.any(Number), writtenTokens: 5 });
  expect(events.at(-1)).toEqual({ kind: 'end', why: 'done' });
});

it('calls a tool and goes on with its answer', async () => {
  await control.assistantTurns([closing, { text: 'Closed.' }]);
  const events = await ask();
  expect(called).toEqual([{ date: '2026-12-04' }]);
  expect(textOf(events)).toBe('Closed.');
  const [, second] = await control.assistantRequests();
  expect(second?.messages.at(-1)).toMatchObject({ role: 'tool', content: '{"result":"done"}' });
});

it('says of earlier turns what was asked of tools and what they answered', async () => {
  await control.assistantTurns([{ text: 'Yes.' }]);
  const calls = [{ id: 'call_1', tool: 'blackout.save', input: { date: '2026-12-04' }, read: 'closed' }];
  await ask({
    messages: [
      { role: 'person', text: 'Block Friday' },
      { role: 'assistant', text: 'Done.', calls },
      { role: 'person', text: 'Sure?' },
    ],
  });
  const [asked] = await control.assistantRequests();
  expect(asked?.messages.map(({ role }) => role)).toEqual([
    'system',
    'user',
    'assistant',
    'tool',
    'assistant',
    'user',
  ]);
});

it.each([
  ['arguments that are no JSON', '{"date":'],
  ['a tool that there isn’t', undefined],
])('runs nothing for %s, and lets the model try again', async (_, sent) => {
  const name = sent === undefined ? 'booking-explode' : 'blackout-save';
  await control.assistantTurns([{ calls: [{ name, arguments: sent ?? '{}' }] }, { text: 'Sorry.' }]);
  const events = await ask();
  expect(called).toEqual([]);
  expect(events).toContainEqual(expect.objectContaining({ kind: 'misread' }));
  expect(events.at(-1)).toEqual({ kind: 'end', why: 'done' });
});

it('ends a model that never stops calling', async () => {
  await control.assistantTurns(Array.from({ length: 20 }, () => closing));
  const events = await ask();
  expect(called).toHaveLength(8);
  expect(events.at(-1)).toEqual({ kind: 'end', why: 'too_many_steps' });
});

it('says when an answer got too long or was filtered', async () => {
  await control.assistantTurns([{ text: 'x '.repeat(4000) }]);
  expect((await ask()).at(-1)).toEqual({ kind: 'end', why: 'too_long' });
  await control.assistantTurns([{ text: '', finish: 'content_filter' }]);
  expect((await ask()).at(-1)).toEqual({ kind: 'end', why: 'filtered' });
});

it('asks nothing of the model once the budget refuses, and passes the refusal on', async () => {
  const refusal = new Error('nothing left');
  await expect(ask({ beforeStep: () => Promise.reject(refusal) })).rejects.toBe(refusal);
  expect(await control.assistantRequests()).toEqual([]);
});

describe('when the provider', () => {
  // Good calls between bad ones, as in life: the breaker looks at the last twenty.
  beforeEach(async () => {
    for (let round = 0; round < 2; round += 1) await ask();
  });

  it.each([
    ['is away', { status: 500 }, 'away'],
    ['says too many requests', { status: 429 }, 'away'],
    ['breaks the connection', { reset: true }, 'away'],
    ['cuts the stream', { cut: true }, 'cut'],
    ['refuses our key', { status: 401 }, 'refused'],
  ] as const)('%s: says so, once', async (_, fault, why) => {
    await control.assistantTurns([{ text: 'one two three four five six' }]);
    await control.switch('assistant', { ...fault, times: 1 });
    const before = (await control.calls()).assistant.calls.length;
    expect((await ask()).at(-1)).toEqual({ kind: 'failed', why });
    expect((await control.calls()).assistant.calls.length - before).toBe(1);
  });

  it('is slow: whoever has asked can stop', async () => {
    await control.assistantConfig({ paceMs: 200 });
    await control.assistantTurns([{ text: 'one two three four five six seven eight' }]);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 500);
    const events = await ask({ signal: stop.signal });
    expect(events.at(-1)).toEqual({ kind: 'failed', why: 'stopped' });
    expect(textOf(events)).toMatch(/^one/);
    expect(textOf(events)).not.toMatch(/eight/);
  });
});
