import type pg from 'pg';
import { constraintsOf } from './set-aside';

/** Creates the schema `scale_scratch`, which all connections of a run share, and repairs what a killed run left. */
export async function openScratch(keeper: pg.Client): Promise<void> {
  await closeScratch(keeper);
  // What was dropped outside the filling transactions; a logged table, so that a server crash doesn't empty it.
  await keeper.query('CREATE SCHEMA scale_scratch; CREATE TABLE scale_scratch.taken (restore text)');
}

/**
 * Drops the tables' own foreign keys, visible to all and before any filling: inside a filling transaction that would
 * lock the referenced tables until its end, which the other transaction fills or drops foreign keys of.
 */
export async function takeForeignKeys(keeper: pg.Client, tables: string[]): Promise<void> {
  await inTransaction(keeper, async () => {
    for (const { kind, drop, restore } of await constraintsOf(keeper, tables)) {
      if (kind !== 'f') continue;
      await keeper.query('INSERT INTO scale_scratch.taken VALUES ($1)', [restore]);
      await keeper.query(drop);
    }
  });
}

/** Restores what was dropped, not validated yet, and drops the schema; both or neither. */
export async function closeScratch(keeper: pg.Client): Promise<void> {
  await inTransaction(keeper, async () => {
    const { rows } = await keeper.query(`SELECT to_regclass('scale_scratch.taken') IS NOT NULL AS there`);
    if (rows[0]?.there) {
      const taken = await keeper.query<{ restore: string }>('SELECT restore FROM scale_scratch.taken');
      for (const { restore } of taken.rows) await keeper.query(restore);
    }
    await keeper.query('DROP SCHEMA IF EXISTS scale_scratch CASCADE');
  });
}

async function inTransaction(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('BEGIN');
  try {
    await work();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
