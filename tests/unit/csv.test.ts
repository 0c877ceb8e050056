import { expect, it } from 'vitest';
import { csvLine, decimal } from '@/lib/domain/export/csv';

it('keeps spreadsheets from running what a stranger typed', () => {
  for (const risky of [
    '=1+1',
    ' =1',
    '\t@SUM(A1)',
    '+cmd|calc',
    '-2+3+cmd',
    '＝1',
    '@x',
    '\u200b=1',
    '=-5',
    '- 1;DDE',
  ])
    expect(csvLine([risky])).toBe(`"'${risky}"\r\n`);
  for (const harmless of ['+49 170 1234567', '-5', '-1,250.00', 'a=b', 'Anna', '', '(020) 7946-0000'])
    expect(csvLine([harmless])).toBe(`"${harmless}"\r\n`);
});

it('writes a line that reads back as it was', () => {
  expect(csvLine(['a"b', 'c,d', 'e\nf', 5, true, null, new Date(0)])).toBe(
    '"a""b","c,d","e\nf","5","true",,"1970-01-01T00:00:00.000Z"\r\n',
  );
});

it('writes sums in the decimals of their currency', () => {
  expect([decimal(12050, 2), decimal(5, 2), decimal(-5, 2), decimal(900, 0), decimal(1250, 3)]).toEqual([
    '120.50',
    '0.05',
    '-0.05',
    '900',
    '1.250',
  ]);
});
