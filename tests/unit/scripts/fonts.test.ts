import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fontNames, makeFont } from '@/scripts/fonts';
import { root } from '@/scripts/paths';

it.each(fontNames)('cuts %s from the package as it is installed', async (name) => {
  const written = readFileSync(join(root, 'app/fonts', name));
  expect((await makeFont(name)).equals(written), 'run npx tsx scripts/fonts.ts').toBe(true);
});
