import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bella } from '@/prisma/demo/bella';
import { outback } from '@/prisma/demo/outback';
import { serene } from '@/prisma/demo/serene';

test.each([bella, serene, outback])('every picture that $tenant.name names is there', (blueprint) => {
  const named = JSON.stringify(blueprint).match(/\/pictures\/[^"]+/g) ?? [];
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((url) => !existsSync(join(process.cwd(), 'public', url)))).toEqual([]);
});
