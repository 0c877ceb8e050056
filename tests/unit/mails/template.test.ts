import { describe, expect, test } from 'vitest';
import { contrastRatio } from '@/lib/domain/contrast';
import { renderMail } from '@/lib/usecases/mails/template';

const content = {
  subject: 'Confirmed: Elopement',
  preview: 'Bella Weddings · Saturday',
  heading: 'You’re booked.',
  paragraphs: ['Thank you, <script>alert(1)</script> نورا 🌿.'],
  facts: [{ label: 'When', value: 'Saturday, 12 May 2029\nSunday, 13 May 2029' }],
  money: 'Paid $900 of $3,000; $2,100 due 12 May..',
  button: { label: 'See or change your booking', href: 'http://localhost:3000/manage/abc' },
};

describe('the mail template', () => {
  test('says the same in HTML and in text', async () => {
    const { html, text } = await renderMail(content, {
      name: 'Bella',
      accentColor: '#8a4b3c',
      contact: ['12 Mill Street'],
    });
    for (const part of [content.heading, content.money, content.button.href, '12 Mill Street', 'نورا 🌿']) {
      expect(text).toContain(part);
      expect(html).toContain(part);
    }
  });

  test('escapes what people typed', async () => {
    const { html } = await renderMail(content, { name: '<b>Bella</b>', accentColor: '#8a4b3c', contact: [] });
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<b>Bella</b>');
  });

  test('lets words break, however long, and no table grow beyond its frame', async () => {
    const long = { ...content, facts: [{ label: 'Notes', value: 'x'.repeat(300) }] };
    const { html } = await renderMail(long, { name: 'B'.repeat(300), accentColor: '#8a4b3c', contact: [] });
    const tables =
      html.match(/<table[^>]*>/g)?.filter((table) => /max-width:34rem|width="100%"/.test(table)) ?? [];
    const framed = tables.filter((table) => table.includes('table-layout:fixed'));
    expect(framed.length).toBeGreaterThanOrEqual(2);
    for (const table of framed) expect(table).toMatch(/overflow-wrap:anywhere;word-break:break-word/);
  });

  test.each(['#ffffff', '#ffe600', '#8a4b3c', '#000000', '#7fd1ae'])(
    'reads in any brand colour (%s)',
    async (accentColor) => {
      const { html } = await renderMail(content, { name: 'Bella', accentColor, contact: [] });
      const button = /<a href="http:\/\/localhost:3000\/manage\/abc" style="([^"]+)"/.exec(html)?.[1] ?? '';
      const background = /background-color:\s*(#[0-9a-f]{6})/i.exec(button)?.[1] ?? '';
      const ink = /(?:^|;)color:\s*(#[0-9a-f]{6})/i.exec(button)?.[1] ?? '';
      expect(contrastRatio(ink, background)).toBeGreaterThanOrEqual(4.5);
      expect(contrastRatio(background, '#ffffff')).toBeGreaterThanOrEqual(4.5);
    },
  );
});
