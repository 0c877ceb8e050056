import pg from 'pg';
import { disconnect } from '@/lib/data/client';
import { Refusal } from '../refusal';
import { step } from '../start/progress';
import { filledTables, fillSteps } from './fill';
import type { ScaleOptions } from './options';
import { describeBusinesses, writeBusinesses } from './prepare';
import { setAside } from './set-aside';

/**
 * Fills the database with businesses and their bookings, in one transaction that is whole or never happened. The
 * constraints and indexes are put back at its end, over all rows, so what they forbid can't be there.
 * @returns how many bookings were written
 */
export async function seedScale(directUrl: string, options: ScaleOptions): Promise<number> {
  const client = new pg.Client({ connectionString: directUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ able: boolean; version: string }>(
      `SELECT rolbypassrls OR rolsuper AS able, current_setting('server_version_num') AS version
         FROM pg_roles WHERE rolname = current_user`,
    );
    if (!rows[0]?.able)
      throw new Refusal(
        'The owner that fills the database must bypass row-level security: ALTER ROLE … BYPASSRLS.',
      );
    await step(`${options.tenants} businesses`, () => writeBusinesses(options));
    const written = await fill(client, options, Number(rows[0].version));
    await step('vacuumed and analysed', () => client.query(`VACUUM (ANALYZE) ${filledTables.join(', ')}`));
    return written;
  } finally {
    await client.end();
    await disconnect();
  }
}

async function fill(client: pg.Client, options: ScaleOptions, version: number): Promise<number> {
  await client.query(`SET temp_buffers = '256MB'`);
  await client.query('BEGIN');
  for (const [name, value] of [
    ['work_mem', '256MB'],
    ['maintenance_work_mem', '512MB'],
    ['synchronous_commit', 'off'],
    ['statement_timeout', '0'],
    ['lock_timeout', '10s'],
    ['jit', 'off'],
  ])
    await client.query(`SET LOCAL ${name} = '${value}'`);
  const empty = await step('priced by the product', () => describeBusinesses(client, options));
  if (empty > 0) {
    const kept = await setAside(client, filledTables);
    for (const [label, sql] of fillSteps(options.bookings, version))
      await step(label, () => client.query(sql));
    for (const { name, restore } of kept) await step(name, () => client.query(restore));
  }
  await client.query('COMMIT');
  return empty * options.bookings;
}
