import { invalid, notImplemented } from './errors';

export type Tree = { [key: string]: string | Tree };

/** `a[b][0][c]=x` → { a: { b: { 0: { c: 'x' } } } }: how the SDK encodes nested parameters. */
export function parseForm(text: string): Tree {
  const tree: Tree = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const keys = name.split('[').map((key) => key.replace(/\]$/, ''));
    let at = tree;
    keys.forEach((key, index) => {
      const own = key === '' ? String(Object.keys(at).length) : key;
      if (own === '__proto__') return;
      if (index === keys.length - 1) {
        at[own] = value;
        return;
      }
      const next = at[own];
      if (typeof next === 'object') at = next;
      else {
        const fresh: Tree = {};
        at[own] = fresh;
        at = fresh;
      }
    });
  }
  return tree;
}

/** Reads one level of parameters; `only` refuses parameters that the stand-in doesn't implement. */
export class Params {
  constructor(
    readonly tree: Tree,
    readonly at = '',
  ) {}

  name(key: string): string {
    return this.at ? `${this.at}[${key}]` : key;
  }

  only(...known: string[]): this {
    const unknown = Object.keys(this.tree).find((key) => !known.includes(key));
    if (unknown) throw notImplemented(`the parameter ${this.name(unknown)}`);
    return this;
  }

  has(key: string): boolean {
    return this.tree[key] !== undefined;
  }

  string(key: string): string | undefined {
    const value = this.tree[key];
    if (typeof value === 'object') throw invalid(`Invalid string: ${this.name(key)}`, this.name(key));
    return value === '' ? undefined : value;
  }

  required(key: string): string {
    const value = this.string(key);
    if (value === undefined) {
      throw invalid(`Missing required param: ${this.name(key)}.`, this.name(key), 'parameter_missing');
    }
    return value;
  }

  oneOf<const T extends string>(key: string, allowed: readonly T[]): T | undefined {
    const value = this.string(key);
    if (value === undefined) return undefined;
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined) {
      throw invalid(`Invalid ${this.name(key)}: must be one of ${allowed.join(', ')}`, this.name(key));
    }
    return found;
  }

  int(key: string, min = 0): number | undefined {
    const value = this.string(key);
    if (value === undefined) return undefined;
    if (!/^-?\d+$/.test(value) || !Number.isSafeInteger(Number(value))) {
      throw invalid(`Invalid integer: ${value}`, this.name(key), 'parameter_invalid_integer');
    }
    if (Number(value) < min) {
      throw invalid(
        `This value must be greater than or equal to ${min}.`,
        this.name(key),
        'parameter_invalid_integer',
      );
    }
    return Number(value);
  }

  bool(key: string): boolean | undefined {
    const value = this.oneOf(key, ['true', 'false']);
    return value === undefined ? undefined : value === 'true';
  }

  child(key: string): Params | undefined {
    const value = this.tree[key];
    if (value === undefined || value === '') return undefined;
    if (typeof value === 'string') throw invalid(`Invalid object: ${this.name(key)}`, this.name(key));
    return new Params(value, this.name(key));
  }

  list(key: string): Params[] {
    const items = this.child(key);
    return items ? Object.keys(items.tree).flatMap((index) => items.child(index) ?? []) : [];
  }

  strings(key: string): string[] {
    const items = this.child(key);
    return items ? Object.keys(items.tree).flatMap((index) => items.string(index) ?? []) : [];
  }

  metadata(former: Record<string, string> = {}): Record<string, string> {
    const given = this.child('metadata');
    if (!given) return this.has('metadata') ? {} : former;
    const merged = { ...former };
    for (const key of Object.keys(given.tree)) {
      const value = given.string(key);
      if (value === undefined) delete merged[key];
      else if (key.length > 40 || value.length > 500) {
        throw invalid(
          'Metadata keys are at most 40 and values at most 500 characters long.',
          this.name('metadata'),
        );
      } else merged[key] = value;
    }
    if (Object.keys(merged).length > 50) {
      throw invalid('Metadata can have at most 50 keys.', this.name('metadata'));
    }
    return merged;
  }
}
