import type { z } from 'zod';
import type { FieldError } from '@/lib/domain/errors';

export type Parsed<T> = { ok: true; data: T } | { ok: false; errors: FieldError[] };

/** Parses what came from outside. A schema's own message wins over the plain sentences below. */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown): Parsed<z.output<S>> {
  const unstorable = unstorableText(value, []);
  if (unstorable) {
    return {
      ok: false,
      errors: [{ path: unstorable.join('.'), message: 'This has characters that can’t be saved.' }],
    };
  }
  const parsed = schema.safeParse(value, { error: sentence });
  return parsed.success ? { ok: true, data: parsed.data } : { ok: false, errors: fieldErrors(parsed.error) };
}

/**
 * The most errors that are listed, and the most characters of their paths: an answer must not grow with what is sent.
 */
const mostErrors = 20;
const mostOfPath = 200;

export function fieldErrors(error: z.ZodError): FieldError[] {
  const errors: FieldError[] = error.issues.flatMap(({ code, path, message, ...issue }) =>
    code === 'unrecognized_keys'
      ? (issue as { keys: string[] }).keys.map((key) => ({
          path: [...path, key].join('.'),
          message: 'We don’t know this field.',
        }))
      : [{ path: path.join('.'), message }],
  );
  // An outdated page is told so first (lib/domain/editing/fields.ts), however much else it lacks.
  const listed = errors
    .toSorted((one, other) => Number(other.path === 'edition') - Number(one.path === 'edition'))
    .slice(0, mostErrors)
    .map(({ path, message }) => ({ path: path.slice(0, mostOfPath), message }));
  const more = errors.length - listed.length;
  return more === 0
    ? listed
    : [...listed, { path: '', message: `And ${more} more: only the first ${mostErrors} are listed.` }];
}

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no (true or false)',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  date: 'a date',
};

const formats: Record<string, string> = {
  email: 'Please enter an e-mail address, like name@example.com.',
  uuid: 'This is not one of our ids.',
  url: 'Please enter a web address that starts with https://.',
  date: 'Please give a date as YYYY-MM-DD.',
  datetime: 'Please give an instant as YYYY-MM-DDTHH:MM:SSZ.',
};

/** Plain English for what zod found; undefined leaves zod's own words. */
function sentence(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'This is required.';
      return `This should be ${kinds[issue.expected] ?? issue.expected}.`;
    case 'too_small':
      if (issue.origin === 'string') {
        return Number(issue.minimum) <= 1
          ? 'This is required.'
          : `Please use at least ${issue.minimum} characters.`;
      }
      if (issue.origin === 'array') return `Please give at least ${issue.minimum}.`;
      return `This should be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}.`;
    case 'too_big':
      if (issue.origin === 'string') return `Please use at most ${issue.maximum} characters.`;
      if (issue.origin === 'array') return `Please give at most ${issue.maximum}.`;
      return `This should be ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}.`;
    case 'invalid_format':
      return formats[issue.format] ?? 'This doesn’t have the right form.';
    case 'invalid_value':
      return `This should be one of: ${issue.values.map(String).join(', ')}.`;
    case 'invalid_union':
      return 'This doesn’t fit any of the allowed forms.';
    case 'not_multiple_of':
      return `This should be a multiple of ${issue.divisor}.`;
    default:
      return undefined;
  }
}

// Postgres stores neither NUL nor half a surrogate pair; without this check they would cause a 500.
function unstorableText(value: unknown, path: string[], depth = 0): string[] | null {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  if (depth > 40) return path;
  for (const [key, inner] of Object.entries(value)) {
    const found = unstorableText(key, path) ?? unstorableText(inner, [...path, key], depth + 1);
    if (found) return found;
  }
  return null;
}
