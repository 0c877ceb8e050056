import type pg from 'pg';

type Size = { name: string; rows: number; heap: number; indexes: number };

const mb = (bytes: number) => (bytes / 1024 ** 2).toFixed(0).padStart(7);
const number = (value: number) => Math.round(value).toLocaleString('en').padStart(11);

/** Prints the bytes of each table and index, and of a row with its indexes. */
export async function printSizes(client: pg.Client): Promise<void> {
  const { rows: tables } = await client.query<Size>(
    `SELECT relname AS name, greatest(reltuples, 0)::float8 AS rows, pg_table_size(oid)::float8 AS heap,
            pg_indexes_size(oid)::float8 AS indexes
       FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples > 1000
      ORDER BY pg_total_relation_size(oid) DESC`,
  );
  console.log('table                    rows    table MB  indexes MB  bytes/row  with indexes');
  for (const { name, rows, heap, indexes } of tables) {
    console.log(
      `${name.padEnd(16)} ${number(rows)} ${mb(heap)}    ${mb(indexes)}      ${(heap / rows).toFixed(0).padStart(6)}     ${((heap + indexes) / rows).toFixed(0).padStart(6)}`,
    );
  }
  const { rows: indexes } = await client.query<{ name: string; bytes: number }>(
    `SELECT relname AS name, pg_relation_size(oid)::float8 AS bytes FROM pg_class
      WHERE relkind = 'i' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 20 * 1024 ^ 2
      ORDER BY 2 DESC`,
  );
  console.log('\nindexes above 20 MB');
  for (const { name, bytes } of indexes) console.log(`${mb(bytes)} MB  ${name}`);
}
