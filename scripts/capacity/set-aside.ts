import type pg from 'pg';

type Kept = { name: string; drop: string; restore: string };
type Constraint = Kept & { kind: 'f' | 'p' | 'x' };

/**
 * The keys and exclusion constraints of these tables, and the foreign keys of others to them; foreign keys first, since
 * they depend on the keys. A foreign key is restored as NOT VALID, checking new rows only: existing rows are validated
 * once the tables are vacuumed.
 */
export async function constraintsOf(client: pg.Client, tables: string[]): Promise<Constraint[]> {
  const { rows } = await client.query<Constraint>(
    `SELECT contype AS kind, conname AS name,
            format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
            format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
              || CASE WHEN contype = 'f' AND convalidated THEN ' NOT VALID' ELSE '' END AS restore
       FROM pg_constraint
      WHERE contype IN ('f', 'p', 'x') AND (conrelid = ANY ($1::regclass[]) OR confrelid = ANY ($1::regclass[]))
      ORDER BY 1, 2`,
    [tables],
  );
  return rows;
}

/**
 * Drops the constraints and indexes of these tables, and the foreign keys of others to them, inside the caller's
 * transaction: building them over all rows at once is many times faster than row by row.
 * @returns the statements that restore them, in this order; `name` for the progress
 */
export async function setAside(client: pg.Client, tables: string[]): Promise<Kept[]> {
  const constraints = await constraintsOf(client, tables);
  // Indexes that a constraint owns are dropped with it.
  const { rows: indexes } = await client.query<Kept>(
    `SELECT c.relname AS name, format('DROP INDEX %s', i.indexrelid::regclass) AS drop, pg_get_indexdef(i.indexrelid) AS restore
       FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
      WHERE i.indrelid = ANY ($1::regclass[]) AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = i.indexrelid AND contype <> 'f')
      ORDER BY 1`,
    [tables],
  );
  for (const { drop } of [...constraints, ...indexes]) await client.query(drop);
  const kept = (kind: string) => constraints.filter((each) => each.kind === kind);
  return [...kept('p'), ...indexes, ...kept('x'), ...kept('f')];
}
