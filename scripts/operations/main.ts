/** `npm run operations`: writes the list of operations, for people and for the product, from their definitions. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '@/scripts/paths';
import { operationsDocument, registrySource } from './document';
import { readOperations } from './read';

const found = await readOperations();
const registry = join(root, 'lib/usecases/registry.ts');
writeFileSync(join(root, 'docs/operations.md'), operationsDocument(found));
writeFileSync(registry, registrySource(found));
execFileSync(join(root, 'node_modules/.bin/biome'), ['check', '--write', registry], { stdio: 'ignore' });
console.log(`${found.length} operations.`);
process.exit(0);
