/**
 * A column of a list: its value, where all rows have the same; one for each row; or the different ones, and for each row
 * which.
 */
type Column<T> = { of: T[]; at?: number[] };

/** Rows of one kind as they are sent to a page: the names of their fields once, and what many have in common once. */
export type PackedRows<Row> = { count: number; columns: { [Name in keyof Row]: Column<Row[Name]> } };

export function packRows<Row extends object>(rows: readonly Row[]): PackedRows<Row> {
  const names = Object.keys(rows[0] ?? {}) as (keyof Row)[];
  const columns = names.map((name) => [name, packed(rows.map((row) => row[name]))]);
  return { count: rows.length, columns: Object.fromEntries(columns) };
}

function packed<T>(values: T[]): Column<T> {
  const places = new Map<string, number>();
  const of: T[] = [];
  const at = values.map((value) => {
    // Lists are compared by what is in them.
    const text = JSON.stringify(value) ?? '';
    const known = places.get(text) ?? of.push(value) - 1;
    places.set(text, known);
    return known;
  });
  return of.length === 1 || of.length === values.length ? { of } : { of, at };
}

export function unpackRows<Row extends object>({ count, columns }: PackedRows<Row>): Row[] {
  const entries = Object.entries(columns) as [string, Column<unknown>][];
  return Array.from(
    { length: count },
    (_, row) =>
      Object.fromEntries(
        entries.map(([name, { of, at }]) => [name, of[at?.[row] ?? (of.length === 1 ? 0 : row)]]),
      ) as Row,
  );
}
