import type pg from 'pg';
import { constraintsOf } from './set-aside';

/**
 * Makes the schema `scale_scratch`, which all connections of a run share, and puts right what a killed run left.
 */
export async function openScratch(keeper: pg.Client): Promise<void> {
  await closeScratch(keeper);
  // What was taken away outside the filling transactions; logged, so that a crash of the server doesn't empty it.
  await keeper.query('CREATE SCHEMA scale_scratch; CREATE TABLE scale_scratch.taken (restore text)');
}

/**
 * Takes the tables' own foreign keys away, for all to see and before any filling: inside a filling transaction it would
 * lock what they refer to until its end, and that is what the other one fills or takes foreign keys from too.
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

/** Puts back what was taken, not yet validated, and drops the schema; both or neither. */
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
