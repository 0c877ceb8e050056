import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { registry } from '@/lib/usecases/registry';
import { operationsDocument } from '@/scripts/operations/document';
import { type FoundOperation, readOperations } from '@/scripts/operations/read';
import { root } from '@/scripts/paths';

let found: FoundOperation[];
beforeAll(async () => {
  found = await readOperations();
}, 60_000);

it('stand in the registry, each under its own name (npm run operations)', () => {
  const names = found.map(({ operation }) => operation.facts.name);
  expect(new Set(names).size).toBe(names.length);
  expect(Object.keys(registry)).toEqual(names);
  for (const { operation } of found)
    expect(registry[operation.facts.name as keyof typeof registry]).toBe(operation);
});

it('are described in docs/operations.md as they are (npm run operations)', () => {
  expect(readFileSync(join(root, 'docs/operations.md'), 'utf8')).toBe(operationsDocument(found));
});

it('are named and described in one form', () => {
  for (const { operation } of found) {
    const { name, describe } = operation.facts;
    expect(name).toMatch(/^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$/);
    expect(describe, name).toMatch(/^[A-Z].{10,200}[.]$/);
  }
});

it('that tell somebody or move money are no reads by their name', () => {
  const misnamed = found.filter(
    ({ operation: { facts } }) => facts.effect !== 'read' && /\.(list|read|preview)/.test(facts.name),
  );
  expect(misnamed.map(({ operation }) => operation.facts.name)).toEqual([]);
});
