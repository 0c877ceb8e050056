import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { customerQuestions } from '@/app/(site)/(front)/help/customer-questions';
import { ownerQuestions } from '@/app/(site)/(front)/help/owner-questions';
import { partsFor } from '@/app/(site)/(front)/help/search';
import { Kept } from '@/app/(site)/(front)/privacy/kept';
import { Stored } from '@/app/(site)/(front)/privacy/stored';
import { OperatorAddress } from '@/components/site/operator-address';
import { commissionExample } from '@/lib/domain/commission';
import { root } from '@/scripts/paths';

/** The platform's own pages say what the code does. */
const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('prisma-client'))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'));

describe('the price', () => {
  it('is worked out from the commission, in the currency’s own minor unit', () => {
    expect(commissionExample(250, 'USD', 'en-US')).toEqual({
      percent: '2.5%',
      paid: '$100',
      taken: '$2.50',
      left: '$97.50',
      halfPaid: '$50',
      halfTaken: '$1.25',
    });
    expect(commissionExample(325, 'JPY', 'en-JP')).toMatchObject({ paid: '¥10,000', taken: '¥325' });
    expect(commissionExample(250, 'KWD', 'en-KW')).toMatchObject({ taken: 'KWD 2.500' });
  });

  it('stands in no text as a number', () => {
    for (const source of [...sources('app/(site)'), ...sources('components/landing')])
      expect(source).not.toMatch(/\d(\.\d)?\s?%\s(of|share|commission)|small share/);
  });
});

describe('the privacy page', () => {
  const stored = renderToStaticMarkup(createElement(Stored));

  it('names every cookie and whatever else is kept in a browser', () => {
    const code = [...sources('lib'), ...sources('components'), ...sources('app')].join('\n');
    const cookies = new Set(
      [...code.matchAll(/cookieName\('(\w+)'\)|cookie\('(\w+)'\)/g)].map(([, one, other]) => one ?? other),
    );
    expect(cookies.size).toBeGreaterThan(5);
    for (const name of [...cookies, 'visitor']) expect(stored, name).toContain(`mais.${name}`);
    const keeping = /\bkeep\('(\w+)'|=>\s*`(\w+):\$\{tenantId\}|keyOf = \(slug[^`]*`(\w+):/g;
    const kept = new Set([...code.matchAll(keeping)].map(([, one, other, third]) => one ?? other ?? third));
    expect(kept.size).toBeGreaterThan(2);
    for (const name of kept) expect(stored, name).toContain(`${name}:…`);
    expect(stored).toContain('scheme');
  });

  it('says how long the audit is kept, as configured', () => {
    expect(renderToStaticMarkup(createElement(Kept, { auditDays: 1095 }))).toContain('3 years');
    expect(renderToStaticMarkup(createElement(Kept, { auditDays: 90 }))).toContain('90 days');
  });
});

describe('the operator', () => {
  const said = (operator: Parameters<typeof OperatorAddress>[0]['operator'], isDemo: boolean) =>
    renderToStaticMarkup(createElement(OperatorAddress, { operator, isDemo }));

  it('is named where configured; else the page says that nobody is', () => {
    const named = said({ name: 'Ada & Co', address: '1 Mill Lane, Ely', email: 'hello@ada.example' }, false);
    expect(named).toContain('Ada &amp; Co');
    expect(named).toContain('mailto:hello@ada.example');
    expect(said(null, false)).toContain('OPERATOR_NAME');
    expect(said(null, true)).toContain('demonstration');
  });
});

describe('the help', () => {
  const parts = [
    { id: 'customers', title: '', questions: customerQuestions },
    { id: 'owners', title: '', questions: ownerQuestions(commissionExample(250, 'USD', 'en-US')) },
  ];

  it('is found by any words of a question or its answer', () => {
    const found = (typed: string) =>
      partsFor(parts, typed).flatMap(({ questions }) => questions.map(({ id }) => id));
    expect(found('')).toHaveLength(parts.flatMap(({ questions }) => questions).length);
    expect(found('money BACK')).toContain('refund');
    expect(found('no free times')).toEqual(['hours']);
    expect(found('xyzzy')).toEqual([]);
  });

  it('has one place for each question', () => {
    const ids = parts.flatMap(({ id, questions }) => [id, ...questions.map((each) => each.id)]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
