import { expect, it } from 'vitest';
import { type Turn, toldOf } from '@/lib/domain/assistant/history';
import { tokensOf } from '@/lib/domain/assistant/limits';

const said = (text: string): Turn => ({ role: 'person', parts: [{ type: 'text', text }] });
const step = {
  type: 'step',
  id: 'c',
  tool: 'booking.list',
  state: 'done',
  line: 'Looked',
  links: [],
  input: {},
} as const;
const answered = (text: string, read = 'x'): Turn => ({
  role: 'assistant',
  parts: [
    { ...step, links: [], read },
    { type: 'text', text },
  ],
});

it('keeps the newest turns that fit, and begins with a person', () => {
  const turns = Array.from({ length: 40 }, (_, n) =>
    n % 2 ? answered(`a${n}`) : said(`${n} ${'x'.repeat(300)}`),
  );
  const told = toldOf([...turns, said('last')], 1000);
  expect(told.length).toBeGreaterThan(2);
  expect(told.length).toBeLessThan(20);
  expect(told[0]?.role).toBe('person');
  expect(told.at(-1)).toEqual({ role: 'person', text: 'last' });
  expect(tokensOf(JSON.stringify(told))).toBeLessThanOrEqual(1000);
});

it('cuts what a tool answered long ago', () => {
  const [, told] = toldOf([said('go'), answered('ok', 'y'.repeat(9000))]);
  expect(told?.role === 'assistant' && told.calls[0]?.read.length).toBeLessThan(1600);
});

it('always tells the last message, however long', () => {
  expect(toldOf([said('x'.repeat(4000))], 10)).toHaveLength(1);
});
