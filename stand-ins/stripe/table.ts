import { missing } from './errors';

export type Row<T> = { scope: string; value: T };

/** The platform's own account; a connected account's scope is its id. */
export const platform = 'platform';

/** Objects of one kind in order of creation, each belonging to one account (the Stripe-Account header). */
export class Table<T extends { id: string; created: number }> {
  #rows = new Map<string, Row<T>>();

  constructor(
    readonly kind: string,
    readonly url: string,
  ) {}

  add(scope: string, value: T): T {
    this.#rows.set(value.id, { scope, value });
    return value;
  }

  find(scope: string, id: string): T | undefined {
    const row = this.#rows.get(id);
    return row?.scope === scope ? row.value : undefined;
  }

  get(scope: string, id: string, param?: string, status?: number): T {
    const value = this.find(scope, id);
    if (!value) throw missing(this.kind, id, param, status);
    return value;
  }

  /** For code outside of the API: pages, the control port. */
  row(id: string): Row<T> {
    const row = this.#rows.get(id);
    if (!row) throw missing(this.kind, id);
    return row;
  }

  /** Newest first, as in the API. */
  list(scope: string, keep: (value: T) => boolean = () => true): T[] {
    const found: T[] = [];
    for (const row of this.#rows.values()) if (row.scope === scope && keep(row.value)) found.push(row.value);
    return found.reverse();
  }

  rows(): Row<T>[] {
    return [...this.#rows.values()];
  }

  load(rows: Row<T>[]): void {
    this.#rows = new Map(rows.map((row) => [row.value.id, row]));
  }

  /** Evicts the oldest rows beyond `most`. */
  trim(most: number): void {
    for (const id of this.#rows.keys()) {
      if (this.#rows.size <= most) return;
      this.#rows.delete(id);
    }
  }
}
