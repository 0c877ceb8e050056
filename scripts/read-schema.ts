import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths';

/** All files of prisma/schema, concatenated. */
export function readSchema(): string {
  const folder = join(root, 'prisma/schema');
  const files = readdirSync(folder).sort();
  return files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
}
