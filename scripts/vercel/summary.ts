import { readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type BuiltFunction, filesOfFunction, type Output } from './output.ts';

export type FunctionSummary = {
  /** The first of its paths. */
  name: string;
  /** How many paths it serves. */
  addresses: number;
  bytes: number;
  /** In seconds; null: Vercel's default. */
  maxDuration: number | null;
  /** Number of files by extension, without the dot. */
  kinds: Record<string, number>;
  /** Files of the checkout, neither built nor from a package. */
  unbuilt: string[];
};

/** What a deployment consists of. */
export type Summary = {
  functions: FunctionSummary[];
  /** Path of a page or route → its function. */
  addresses: Record<string, FunctionSummary>;
  staticFiles: number;
  crons: { path: string; schedule: string }[];
  knownMigrations: string[];
};

export function summarize(output: Output): Summary {
  const addresses: Record<string, FunctionSummary> = {};
  const functions = output.functions.map((run) => {
    const own = [...output.entries].flatMap(([path, entry]) =>
      entry.kind === 'function' && entry.run === run ? [path] : [],
    );
    const summary = summarizeFunction(output, run, own);
    // Beside each page is the data for client-side navigation.
    for (const path of own) if (!path.endsWith('.rsc')) addresses[path] = summary;
    return summary;
  });
  return {
    functions: functions.sort((one, two) => two.bytes - one.bytes),
    addresses,
    staticFiles: [...output.entries.values()].filter(({ kind }) => kind === 'file').length,
    crons: output.config.crons,
    knownMigrations: knownMigrations(output),
  };
}

function summarizeFunction({ project }: Output, run: BuiltFunction, own: string[]): FunctionSummary {
  const kinds: Record<string, number> = {};
  const unbuilt: string[] = [];
  let bytes = 0;
  for (const [name, file] of filesOfFunction(project, run)) {
    const ending = extname(name).slice(1);
    kinds[ending] = (kinds[ending] ?? 0) + 1;
    if (!/^(node_modules|\.next)\//.test(name) && name !== run.handler) unbuilt.push(name);
    const stat = statSync(file);
    if (stat.isFile()) bytes += stat.size;
  }
  const name = [...own].sort((one, two) => one.length - two.length || one.localeCompare(two))[0] ?? '';
  return { name, addresses: own.length, bytes, maxDuration: run.maxDuration ?? null, kinds, unbuilt };
}

/** As inlined into every function. */
function knownMigrations({ functions }: Output): string[] {
  const lists = new Set(
    functions.map(({ folder, handler }) => {
      const [, list] = /"KNOWN_MIGRATIONS":"([^"]*)"/.exec(readFileSync(join(folder, handler), 'utf8')) ?? [];
      return list ?? '';
    }),
  );
  if (lists.size !== 1) throw new Error('The functions know different migrations.');
  return [...lists][0]?.split(',') ?? [];
}
