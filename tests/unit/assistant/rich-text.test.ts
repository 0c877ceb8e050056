import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { blocksOf, RichText } from '@/components/office/assistant/rich-text';

const shown = (text: string) => renderToStaticMarkup(createElement(RichText, { text, onGo: () => {} }));

it('makes paragraphs, lists, bold words and links to pages of the office', () => {
  const html = shown('Two **big** ones:\n- [Ann](/admin/bookings/0199)\n- Bob\n\nThat is all.');
  expect(html).toContain('<strong>big</strong>');
  expect(html).toContain('href="/admin/bookings/0199"');
  expect(html.match(/<li>/g)).toHaveLength(2);
});

it.each([
  '[click](https://evil.test/?q=secret)',
  '![x](https://evil.test/pixel.png)',
  '[x](javascript:alert(1))',
  '[x](//evil.test)',
  '[x](/admin/../api/v1)',
  '<img src=x onerror=alert(1)>',
  '[x](/admin/bookings?next=https://evil.test)',
])('leaves %s a text: nothing leads or sends anywhere else', (text) => {
  expect(shown(text)).not.toMatch(/<a |<img|<script/);
});

it('shows a draft as a draft, while it is written too', () => {
  const text = 'Here:\n```draft\nHello,\n\nsee you\n```\nBye';
  expect(blocksOf(text).map(({ kind }) => kind)).toEqual(['text', 'draft', 'text']);
  expect(blocksOf('Here:\n```draft\nHel').at(-1)).toEqual({ kind: 'draft', text: 'Hel' });
});
