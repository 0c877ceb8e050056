import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { blocksOf } from '@/components/assistant/rich-text';
import { OfficeText } from '@/components/office/assistant/office-text';
import { SiteText } from '@/components/site/assistant/site-text';

const shown = (text: string) => renderToStaticMarkup(createElement(OfficeText, { text, onGo: () => {} }));

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

const onSite = (text: string, isWhole = true) =>
  renderToStaticMarkup(createElement(SiteText, { text, slug: 'spa', isWhole, onGo: () => {} }));

it('links pages of the site for a visitor, and says under what leads to a booking that it is none', () => {
  expect(onSite('[Massage](/t/spa/p/massage)')).toContain('href="/t/spa/p/massage"');
  const html = onSite('- [Saturday, 10:00](/t/spa/book/massage?start=2027-06-05T09:00:00.000Z&extras=oil:1)');
  expect(html).toContain('start=2027-06-05T09:00:00.000Z&amp;extras=oil:1');
});

it.each([
  '[click](https://evil.test/?q=secret)',
  '![x](/t/spa/p/massage)![y](https://evil.test/pixel.png)'.replace('![x](/t/spa/p/massage)', ''),
  '[x](javascript:alert(1))',
  '[x](//evil.test)',
  '[your booking](/t/spa/booked/0199)',
  '[x](/t/other/book/massage)',
  '[x](/admin)',
  '[x](/t/spa/../../admin)',
  '<a href="https://evil.test">x</a>',
])('leaves %s a text for a visitor', (text) => {
  expect(onSite(text)).not.toMatch(/<a |<img|<script/);
});

it('shows no half of an address while it is written', () => {
  expect(onSite('Free: [Saturday](/t/spa/book/mas', false)).toContain('Free: Saturday<');
  expect(onSite('Free: [Satur', false)).toContain('Free: Satur<');
});
