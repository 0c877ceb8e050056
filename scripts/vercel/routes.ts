import type { Entry, Output } from './output.ts';
import type { Rule } from './schema.ts';

/** A request being routed. */
export type Way = {
  method: string;
  path: string;
  query: URLSearchParams;
  /** The headers that the function will get. */
  headers: Headers;
  /** Response headers: `given` come before the function's own, which come before `forced`. */
  given: Headers;
  forced: Headers;
  status?: number;
};
export type Middleware = (path: string, way: Way) => Promise<Response | null>;
export type Found =
  | { kind: 'entry'; entry: Entry }
  | { kind: 'redirect'; status: number }
  | { kind: 'answer'; response: Response }
  | { kind: 'nothing' };

/**
 * Routes a request through the phases of the Build Output API: the rules of `main`, then files and functions, and where
 * nothing is found those of `miss`, `rewrite`, `filesystem` and `resource`, finally `error`.
 * @param middleware answers the request, or changes it and lets it continue
 */
export async function follow(output: Output, way: Way, middleware: Middleware): Promise<Found> {
  const { phases } = output;
  for (const rule of phases.main) {
    if (!apply(rule, way)) continue;
    if (rule.middlewarePath) {
      const response = await middleware(rule.middlewarePath.slice(1), way);
      if (response) return { kind: 'answer', response };
    }
    if (!rule.continue) break;
  }
  if (way.status && way.status >= 300 && way.status < 400 && way.given.has('location'))
    return { kind: 'redirect', status: way.status };
  const entry = lookFor(output, way) ?? lookOnward(output, way) ?? lookForError(output, way);
  return entry ? { kind: 'entry', entry } : { kind: 'nothing' };
}

/** The error page, after the app has failed. */
export function lookForError(output: Output, way: Way): Entry | null {
  const rule = output.phases.error.find((each) => each.status === (way.status ?? 404) && apply(each, way));
  return rule ? entryAt(output, way) : null;
}

function lookFor(output: Output, way: Way): Entry | null {
  const there = entryAt(output, way);
  if (there) return there;
  for (const rule of [...output.phases.miss, ...output.phases.rewrite]) {
    if (!apply(rule, way)) continue;
    if (!rule.check) throw new Error(`A rule of miss or rewrite without check is not known: ${rule.src}`);
    const found = entryAt(output, way);
    if (found) return found;
  }
  return null;
}

function lookOnward(output: Output, way: Way): Entry | null {
  for (const rule of output.phases.filesystem) {
    if (!apply(rule, way)) continue;
    const found = lookFor(output, way);
    if (found) return found;
    if (!rule.continue && !rule.check) break;
  }
  for (const rule of output.phases.resource) if (apply(rule, way)) break;
  return null;
}

function entryAt(output: Output, way: Way): Entry | null {
  const path = decode(way.path).replace(/^\/|\/$/g, '');
  const entry = output.entries.get(path || 'index');
  // Only rules call the middleware.
  if (!entry || entry.path === '_middleware') return null;
  for (const rule of output.phases.hit) apply(rule, { ...way, path: `/${entry.path}` });
  return entry;
}

/** @returns whether the rule matches the request, which it has then changed */
function apply(rule: Rule, way: Way): boolean {
  const match = new RegExp(anchored(rule.src), 'i').exec(way.path);
  if (!match) return false;
  const values: Record<string, string | undefined> = {
    ...Object.fromEntries(match.entries()),
    ...match.groups,
  };
  for (const wanted of rule.has ?? []) if (!holds(wanted, way, values)) return false;
  for (const unwanted of rule.missing ?? []) if (holds(unwanted, way, {})) return false;
  const filled = (text: string) => text.replace(/\$(\w+)/g, (_, name: string) => values[name] ?? '');
  for (const { target, args } of rule.transforms ?? []) way.headers.set(target.key, args);
  for (const [name, value] of Object.entries(rule.headers ?? {}))
    (rule.important ? way.forced : way.given).set(name, filled(value));
  if (rule.status) way.status = rule.status;
  if (rule.dest) {
    const [path = '', query = ''] = rule.dest.split('?');
    way.path = filled(path);
    // As they are in the URL: the framework decodes them itself.
    for (const [name, value] of new URLSearchParams(query)) way.query.set(name, filled(value));
  }
  return true;
}

function holds(
  { type, key, value }: { type: 'header' | 'cookie'; key: string; value?: string },
  { headers }: Way,
  values: Record<string, string | undefined>,
): boolean {
  const said = type === 'cookie' ? cookieOf(headers, key) : headers.get(key);
  if (said === null || value === undefined) return said !== null;
  const match = new RegExp(anchored(value)).exec(said);
  Object.assign(values, match?.groups);
  return match !== null;
}

function cookieOf(headers: Headers, name: string): string | null {
  const all = (headers.get('cookie') ?? '').split(/;\s*/);
  const found = all.find((each) => each.startsWith(`${name}=`));
  return found === undefined ? null : found.slice(name.length + 1);
}

const anchored = (pattern: string) => `^(?:${pattern})$`;

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
