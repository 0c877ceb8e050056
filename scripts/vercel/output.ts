import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { z } from 'zod';
import { Config, FunctionConfig, type Phase, Prerender, type Rule } from './schema.ts';

/** One function with its code; several paths may share it. */
export type BuiltFunction = z.infer<typeof FunctionConfig> & { folder: string };
export type Entry =
  | { kind: 'file'; path: string; file: string; contentType?: string }
  | {
      kind: 'function';
      path: string;
      run: BuiltFunction;
      prerender: (Prerender & { folder: string }) | null;
    };

export type Output = {
  /** The project that was built. */
  project: string;
  config: z.infer<typeof Config>;
  phases: Record<Phase, Rule[]>;
  /** By path, without the leading slash. */
  entries: Map<string, Entry>;
  functions: BuiltFunction[];
};

const parsed = <T>(schema: z.ZodType<T>, file: string): T => {
  const read = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (read.success) return read.data;
  throw new Error(`${file} has what scripts/vercel doesn't know:\n${read.error.message}`);
};

/** Reads the output of `vercel build` in a project. */
export function readOutput(project: string): Output {
  const folder = join(project, '.vercel/output');
  const config = parsed(Config, join(folder, 'config.json'));
  const entries = new Map<string, Entry>();
  for (const file of filesOf(join(folder, 'static'))) {
    const name = relative(join(folder, 'static'), file);
    const { path = name, contentType } = config.overrides[name] ?? {};
    entries.set(path, { kind: 'file', path, file, contentType });
  }
  const functions = new Map<string, BuiltFunction>();
  for (const file of functionsOf(join(folder, 'functions'))) {
    const real = realpathSync(file);
    const run = functions.get(real) ?? {
      ...parsed(FunctionConfig, join(real, '.vc-config.json')),
      folder: real,
    };
    functions.set(real, run);
    const path = relative(join(folder, 'functions'), file).replace(/\.func$/, '');
    const prerenderFile = file.replace(/\.func$/, '.prerender-config.json');
    const prerender = existsSync(prerenderFile)
      ? { ...parsed(Prerender, prerenderFile), folder: dirname(file) }
      : null;
    entries.set(path, { kind: 'function', path, run, prerender });
  }
  return { project, config, phases: inPhases(config), entries, functions: [...functions.values()] };
}

function inPhases({ routes }: z.infer<typeof Config>): Record<Phase, Rule[]> {
  const phases: Record<Phase, Rule[]> = {
    main: [],
    filesystem: [],
    resource: [],
    miss: [],
    rewrite: [],
    hit: [],
    error: [],
  };
  let phase: Phase = 'main';
  for (const route of routes) {
    if ('handle' in route) phase = route.handle;
    else phases[phase].push(route);
  }
  return phases;
}

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  );

function functionsOf(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (name.endsWith('.func')) return [path];
    return lstatSync(path).isDirectory() ? functionsOf(path) : [];
  });
}

/** The files of a function: their paths on disk by their paths in the function's own folder. */
export function filesOfFunction(project: string, run: BuiltFunction): Map<string, string> {
  const own = filesOf(run.folder).map((file) => [relative(run.folder, file), file] as const);
  const mapped = Object.entries(run.filePathMap).map(([name, file]) => [name, join(project, file)] as const);
  return new Map([...mapped, ...own.filter(([name]) => name !== '.vc-config.json')]);
}
