import type pg from 'pg';
import { step } from '../start/progress';
import { connectOwner } from './owner';
import { setAside } from './set-aside';

export type Step = [label: string, sql: string];
export type Part = { tables: string[]; steps: Step[] };

/**
 * Fills each part's tables in a transaction of its own, in parallel; so no part may lock what another needs. Once all
 * are written they are committed in order, one right after the other; if one fails before that, all are rolled back.
 */
export async function fillSideBySide(
  keeper: pg.Client,
  connectionString: string,
  parts: Part[],
): Promise<void> {
  const filling = await Promise.all(
    parts.map(async (part) => {
      const client = await connectOwner(connectionString);
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      return { part, client, pid: rows[0]?.pid };
    }),
  );
  try {
    await Promise.all(filling.map(({ client, part }) => write(client, part)));
    for (const { client } of filling) await client.query('COMMIT');
  } catch (error) {
    // The other parts may be in a long statement; ending their sessions rolls back everything they wrote.
    await keeper
      .query('SELECT pg_terminate_backend(pid, 60000) FROM unnest($1::int[]) AS pid', [
        filling.map(({ pid }) => pid),
      ])
      .catch(() => undefined);
    throw error;
  } finally {
    await Promise.all(filling.map(({ client }) => client.end()));
  }
}

async function write(client: pg.Client, { tables, steps }: Part): Promise<void> {
  await client.query('BEGIN');
  const kept = await setAside(client, tables);
  for (const [label, sql] of steps) await step(label, () => client.query(sql));
  for (const { name, restore } of kept) await step(name, () => client.query(restore));
}
