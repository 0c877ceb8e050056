import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { siteLinks } from '@/lib/domain/site-links';

it('says where the pages of a site are', () => {
  expect(siteLinks('bella')).toMatchObject({ home: '/t/bella', packages: '/t/bella/p/' });
  expect(siteLinks('bella').book('elopement')).toBe('/t/bella/book/elopement');
});

it('is the only place that does', () => {
  const others = globSync(['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}', 'lib/**/*.{ts,tsx}'], {
    exclude: ['lib/domain/site-links.ts', 'lib/data/prisma-client'],
  });
  expect(others.length).toBeGreaterThan(500);
  expect(others.filter((file) => readFileSync(file, 'utf8').includes('/t/${'))).toEqual([]);
});
