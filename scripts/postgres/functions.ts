import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { root } from '../paths';

export type SqlFunction = { signature: string; name: string; definition: string };

/** Our own functions in a database, as Postgres prints them. */
export async function readFunctions(client: pg.Client): Promise<SqlFunction[]> {
  const { rows } = await client.query<SqlFunction>(
    `SELECT p.oid::regprocedure::text AS signature, p.proname AS name, pg_get_functiondef(p.oid) AS definition
       FROM pg_proc p
      WHERE p.pronamespace = 'public'::regnamespace
        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
      ORDER BY 1`,
  );
  return rows;
}

/**
 * prisma/sql: the present source of each function, by name. Migrations copy it, so that nobody has to piece it together
 * from them.
 */
export function functionFiles(): { name: string; sql: string }[] {
  const folder = join(root, 'prisma/sql');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => ({ name: file.slice(0, -'.sql'.length), sql: readFileSync(join(folder, file), 'utf8') }));
}

/** The files whose functions are missing in a migrated database or differ there. Doesn't change the database. */
export async function changedFunctions(client: pg.Client): Promise<{ name: string; sql: string }[]> {
  const before = new Map((await readFunctions(client)).map((each) => [each.signature, each.definition]));
  const changed: { name: string; sql: string }[] = [];
  for (const file of functionFiles()) {
    await client.query('BEGIN');
    try {
      await client.query(file.sql);
      const after = (await readFunctions(client)).filter(({ name }) => name === file.name);
      if (after.some(({ signature, definition }) => before.get(signature) !== definition)) changed.push(file);
    } finally {
      await client.query('ROLLBACK');
    }
  }
  return changed;
}
