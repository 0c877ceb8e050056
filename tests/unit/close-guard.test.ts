import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('a form in a dialog asks before it is closed with something typed', () => {
  const inDialogs = globSync('components/office/**/*.tsx')
    .map((file) => ({ file, source: readFileSync(file, 'utf8') }))
    .filter(({ source }) => source.includes('<OfficeForm') && source.includes('<Dialog'));
  expect(inDialogs.length).toBeGreaterThan(2);
  const unguarded = inDialogs.filter(
    ({ source }) => !source.includes('onDirty={onDirty}') || !source.includes('askToClose()'),
  );
  expect(unguarded.map(({ file }) => file)).toEqual([]);
});
