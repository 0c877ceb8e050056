import { expect, it } from 'vitest';
import { createCollector } from '@/lib/integrations/assistant/collect-words';

/** What the collector of a streamed answer sends on, and when. */
const event = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`;
const words = (content: string, more: object = {}) =>
  event({ id: 'c', choices: [{ index: 0, delta: { content, ...more }, finish_reason: null }] });
const call = event({ id: 'c', choices: [{ index: 0, delta: { tool_calls: [{ index: 0, id: 'x' }] } }] });
const end = event({ id: 'c', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });

/** A collector beside so many answers, and its clock. */
function collector(underWay: number) {
  const clock = { ms: 0 };
  return {
    clock,
    ...createCollector(
      () => underWay,
      () => clock.ms,
    ),
  };
}
const said = (text: string) =>
  text
    .split('\n\n')
    .filter(Boolean)
    .map((each) => JSON.parse(each.slice('data: '.length)).choices[0].delta.content);

it('sends the first words at once, and later ones together', () => {
  const { clock, take, dueIn, flush } = collector(50);
  expect(said(take(words('Good ')))).toEqual(['Good ']);
  clock.ms = 150;
  expect(take(words('morning, '))).toBe('');
  expect(dueIn()).toBe(350);
  clock.ms = 300;
  expect(take(words('Olive.'))).toBe('');
  clock.ms = 500;
  expect(dueIn()).toBe(0);
  expect(said(flush())).toEqual(['morning, Olive.']);
  expect(dueIn()).toBeNull();
});

it('keeps no word back that comes at a speaking pace when one answer is under way', () => {
  const { clock, take } = collector(1);
  for (const each of ['a ', 'b ', 'c ']) {
    clock.ms += 40;
    expect(said(take(words(each)))).toEqual([each]);
  }
});

it('passes everything else on as it came, at once, after the words before it', () => {
  const { take } = collector(50);
  take(words('Good '));
  take(words('morning.'));
  expect(take(call)).toBe(words('morning.') + call);
  for (const other of [
    end,
    event({ id: 'c', choices: [], usage: { prompt_tokens: 1 } }),
    event({ error: { message: 'no' } }),
    words('x', { reasoning_content: 'hm' }),
    event({ choices: [{ index: 1, delta: { content: 'x' } }] }),
    ': a comment\n\n',
    'event: x\ndata: {"choices":[]}\n\n',
    'data: {half\n\n',
    'data: [DONE]\n\n',
  ])
    expect(take(other)).toBe(other);
});

it('reads events wherever they are cut, and either kind of line end', () => {
  const { take, end: left } = collector(50);
  const all = `${words('Good ')}${words('morning')}${words('.').replaceAll('\n', '\r\n')}${end}data: [DO`;
  let out = '';
  for (const letter of all) out += take(letter);
  out += left();
  expect(out).toBe(`${words('Good ')}${words('morning.')}${end}data: [DO`);
});

it('loses nothing when the answer is cut', () => {
  const { take, end: left } = collector(50);
  take(words('Good '));
  take(words('morning'));
  expect(said(left())).toEqual(['morning']);
});
