import { globSync, readFileSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { InstantText } from '@/components/ui/instant-text';
import { LocaleProvider } from '@/components/ui/locale';

/** A server that knows of a change that the reader's zone data don't: London four hours ahead. */
const clock = { zone: 'Europe/London', starts: [0], offsets: [4 * 3_600_000] };
const at = Date.parse('2027-01-05T22:30:00Z');

function shown(timeZone: string): string {
  return renderToStaticMarkup(
    <LocaleProvider locale="en-GB" clock={clock}>
      <InstantText at={at} timeZone={timeZone} />
    </LocaleProvider>,
  ).replaceAll(/<[^>]*>/g, '');
}

it('an instant in the office is shown on the clock that the server means, not on the browser’s own', () => {
  expect(shown('Europe/London')).toBe('Wed, 6 Jan 2027, 02:30');
  expect(shown('UTC')).toBe('Tue, 5 Jan 2027, 22:30');
});

it('whatever of the office runs in a browser and writes a time asks for that clock', () => {
  const without = globSync(['components/office/**/*.tsx', 'components/ui/**/*.tsx'])
    .map((file) => ({ file, source: readFileSync(file, 'utf8') }))
    .filter(({ source }) =>
      /\b(?:instantInWords|timeInWords|rangeInWords|whenInWords|localDateOf)\(/.test(source),
    )
    .filter(({ source }) => !source.includes('useClock('));
  expect(without.map(({ file }) => file)).toEqual([]);
});
