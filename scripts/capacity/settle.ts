import type pg from 'pg';
import { step } from '../start/progress';
import { inTwo } from './owner';

type Unvalidated = { table: string; names: string[] };

/**
 * Vacuums and analyses the tables, then validates their constraints, over two connections; each table belongs to one of
 * them, since both steps lock it. In this order, since after the vacuum an index-only scan is possible. A killed run's
 * constraints are validated as well.
 */
export async function settle(keeper: pg.Client, connectionString: string, tables: string[]): Promise<void> {
  await inTwo(connectionString, await biggestFirst(keeper, tables), (client, table) =>
    step(`${table} vacuumed and analysed`, () => client.query(`VACUUM (ANALYZE) "${table}"`)),
  );
  await inTwo(connectionString, await unvalidated(keeper, tables), async (client, { table, names }) => {
    for (const name of names)
      await step(`${name} validated`, () =>
        client.query(`ALTER TABLE "${table}" VALIDATE CONSTRAINT "${name}"`),
      );
  });
  const left = await unvalidated(keeper, tables);
  if (left.length) throw new Error(`Not validated: ${left.flatMap(({ names }) => names).join(', ')}`);
}

async function biggestFirst(client: pg.Client, tables: string[]): Promise<string[]> {
  const { rows } = await client.query<{ table: string }>(
    `SELECT relname AS table FROM pg_class WHERE oid = ANY ($1::regclass[]) ORDER BY pg_table_size(oid) DESC`,
    [tables],
  );
  return rows.map(({ table }) => table);
}

/**
 * The constraints of these tables, and of those that reference them, that aren't validated yet; the most work first.
 */
async function unvalidated(client: pg.Client, tables: string[]): Promise<Unvalidated[]> {
  const { rows } = await client.query<Unvalidated>(
    `SELECT c.relname AS table, array_agg(k.conname::text ORDER BY k.conname) AS names
       FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      WHERE NOT k.convalidated AND (k.conrelid = ANY ($1::regclass[]) OR k.confrelid = ANY ($1::regclass[]))
      GROUP BY c.oid, c.relname ORDER BY pg_table_size(c.oid) * count(*) DESC`,
    [tables],
  );
  return rows;
}
