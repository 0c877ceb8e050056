import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '@/scripts/paths';

const ending = '.tsx';
const filesOf = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length));
const read = (path: string) => readFileSync(join(root, path) + ending, 'utf8');

const specimens = filesOf('app/dev/ui/specimens').map((file) => {
  const source = read(`app/dev/ui/specimens/${file}`);
  const list = /\bshows: \[([^\]]*)\]/.exec(source)?.[1] ?? '';
  return { file, source, shows: [...list.matchAll(/'([^']+)'/g)].map(([, name]) => name ?? '') };
});

it('every file of components/ui that draws something has one specimen at /dev/ui', () => {
  expect(specimens.flatMap(({ shows }) => shows).sort()).toEqual(filesOf('components/ui').sort());
});

it('a specimen is named like what it shows, and has it from there or through what it shows', () => {
  for (const { file, source, shows } of specimens) {
    expect([file, shows[0]]).toEqual([file, file]);
    // The page itself and the layout have what there may be one of only.
    const sources = [source, read('app/dev/ui/page'), read('app/layout')].concat(
      shows.map((name) => read(`components/ui/${name}`)),
    );
    for (const name of shows)
      expect([name, sources.some((text) => text.includes(`/${name}'`))]).toEqual([name, true]);
  }
});
