import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnyOperation, isOperation } from '@/lib/usecases/operation';
import { root } from '@/scripts/paths';

export type FoundOperation = {
  /** Relative to lib/usecases. */
  file: string;
  exported: string;
  operation: AnyOperation & ((...args: never[]) => Promise<unknown>);
};

const folder = join(root, 'lib/usecases');

/** Every operation that a file of lib/usecases exports, by name. */
export async function readOperations(): Promise<FoundOperation[]> {
  const found: FoundOperation[] = [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && file !== 'registry.ts')
    .filter((file) =>
      /\b(operation|(person|operator|public)Operation)\(\{/.test(readFileSync(join(folder, file), 'utf8')),
    );
  for (const file of files.sort()) {
    const module = await import(/* @vite-ignore */ join(folder, file));
    for (const [exported, value] of Object.entries(module))
      if (isOperation(value)) found.push({ file, exported, operation: value as FoundOperation['operation'] });
  }
  return found.sort((one, other) => (one.operation.facts.name < other.operation.facts.name ? -1 : 1));
}
