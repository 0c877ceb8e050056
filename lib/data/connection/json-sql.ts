import type { z } from 'zod';

/**
 * SQL that builds the JSON of one `Shape`: an expression for each of its keys, so that a key that is forgotten, or one that
 * the shape doesn't have, doesn't compile. At most fifty keys, which is what the function takes.
 */
export const jsonObject = <Shape>(columns: { [Key in keyof Shape & string]-?: string }): string =>
  `json_build_object(${Object.entries(columns)
    .map(([key, expression]) => `'${key}', ${expression}`)
    .join(', ')})`;

/** The same of columns that are called as the keys are; `row` is the name of their row. */
export const columnsOf = <Key extends string>(row: string, ...keys: Key[]): Record<Key, string> =>
  Object.fromEntries(keys.map((key) => [key, `${row}."${key}"`])) as Record<Key, string>;

/** The same for every key of a shape; an expression for a key that is no column follows and replaces it. */
export const columnsIn = <Shape extends z.ZodRawShape>(
  row: string,
  { shape }: { shape: Shape },
): Record<keyof Shape & string, string> =>
  columnsOf(row, ...(Object.keys(shape) as (keyof Shape & string)[]));

/** The columns of a statement whose row is a `Shape`. */
export const columnsAs = <Shape>(columns: { [Key in keyof Shape & string]-?: string }): string =>
  Object.entries(columns)
    .map(([key, expression]) => `${expression} AS "${key}"`)
    .join(', ');

/** An instant in epoch milliseconds. */
export const msSql = (column: string): string => `round(date_part('epoch', ${column}) * 1000)`;

/** A local date. */
export const dateSql = (column: string): string => `to_char(${column}, 'YYYY-MM-DD')`;
