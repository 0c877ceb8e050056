import { z } from 'zod';
import { actorMay, type MemberRole, type Permission } from '@/lib/domain/permissions';
import type { AskedBy, OperationFacts } from '@/lib/usecases/operation';
import type { FoundOperation } from './read';

const intro = `# Operations

Everything that can be asked of the product, and nothing else can: pages, actions and routes call operations only
(\`unit/doors\`). Written by \`npm run operations\` from the definitions in \`lib/usecases\`; \`unit/operations\` fails when it is
out of date. How to add one: [how-to/operation.md](how-to/operation.md).

- **who**: roles of the business's members; *operator* inside a business; *customer* on the site or by the link of a booking;
  *key* of the API. *person*: whoever is signed in, about their own account. *operator* of the console. *anybody*: with what the
  input proves. 🔑: the password or a code was given in the last ten minutes.
- **effect**: \`read\` changes nothing; \`write\` changes something that nobody else is told of; \`tells\` a customer or colleague;
  \`money\` moves money or the promise of it.
`;

type Person = { name: string; kind: 'MEMBER' | 'OPERATOR' | 'CUSTOMER' | 'API'; role?: MemberRole };
const people: Person[] = [
  { name: 'staff', kind: 'MEMBER', role: 'STAFF' },
  { name: 'admin', kind: 'MEMBER', role: 'ADMIN' },
  { name: 'owner', kind: 'MEMBER', role: 'OWNER' },
  { name: 'operator', kind: 'OPERATOR' },
  { name: 'customer', kind: 'CUSTOMER' },
  { name: 'key', kind: 'API' },
];

const whoMay = (can: Permission) =>
  people
    .filter(({ kind, role }) => actorMay({ kind, ...(role ? { role } : {}) }, can))
    .map(({ name }) => name)
    .join(', ');

const others: Record<Exclude<AskedBy, 'business'>, string> = {
  person: 'person',
  operator: 'operator of the console',
  anybody: 'anybody',
};

function who({ by, can, confirmed }: OperationFacts): string {
  const names = by === 'business' ? whoMay(can as Permission) : others[by];
  return confirmed ? `${names} 🔑` : names;
}

type Schema = { properties?: Record<string, Schema>; required?: string[]; anyOf?: Schema[]; items?: Schema };

/** The fields of a shape, those that may be left out with a question mark. */
function fieldsOf(schema: z.ZodType, io: 'input' | 'output'): string {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Schema;
  const { properties = {}, required = [] } =
    json.items ?? json.anyOf?.find((each) => each.properties) ?? json;
  const names = Object.keys(properties).map((name) => (required.includes(name) ? name : `${name}?`));
  return names.length ? `${names.join(', ')}${json.items ? ' of each' : ''}` : '–';
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** docs/operations.md, a table for each noun. */
export function operationsDocument(found: readonly FoundOperation[]): string {
  const nouns = [...new Set(found.map(({ operation }) => nounOf(operation.facts.name)))];
  const tables = nouns.map((noun) => {
    const rows = found
      .filter(({ operation }) => nounOf(operation.facts.name) === noun)
      .map(({ operation: { facts } }) =>
        [
          `\`${facts.name}\``,
          facts.describe,
          who(facts),
          `\`${facts.effect}\``,
          fieldsOf(facts.input, 'input'),
          fieldsOf(facts.output, 'output'),
        ]
          .map(cell)
          .join(' | '),
      );
    const head = '| operation | does | who | effect | takes | answers |\n|---|---|---|---|---|---|';
    return `## ${noun}\n${head}\n${rows.map((row) => `| ${row} |`).join('\n')}\n`;
  });
  return `${intro}\n${tables.join('\n')}`;
}

const nounOf = (name: string) => name.split('.')[0] ?? '';

/** lib/usecases/registry.ts: every operation by its name. */
export function registrySource(found: readonly FoundOperation[]): string {
  const files = [...new Set(found.map(({ file }) => file))];
  const imports = files.map((file) => {
    const names = found.filter((each) => each.file === file).map(({ exported }) => exported);
    return `import { ${names.sort().join(', ')} } from './${file.replace(/\.tsx?$/, '')}';`;
  });
  const entries = found.map(({ exported, operation }) => `  '${operation.facts.name}': ${exported},`);
  return `${imports.join('\n')}

/** Every operation of the product, by its name. Written by \`npm run operations\`; \`unit/operations\` fails when it is out of date. */
export const registry = {
${entries.join('\n')}
} as const;
`;
}
