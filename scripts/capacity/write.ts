import type pg from 'pg';
import { disconnect } from '@/lib/data/connection/client';
import { Refusal } from '../refusal';
import { step } from '../start/progress';
import { claimsAndAudit } from './claims-and-audit';
import { bookings } from './fill';
import type { ScaleOptions } from './options';
import { connectOwner } from './owner';
import { planSteps } from './plan';
import { describeBusinesses, writeBusinesses } from './prepare';
import { closeScratch, openScratch, takeForeignKeys } from './scratch';
import { settle } from './settle';
import { fillSideBySide } from './side-by-side';

/**
 * Fills the database with businesses and their bookings: all or nothing. Two transactions, one of bookings and what
 * references them and one of claims and audit entries, commit right after one another, or neither does. Constraints and
 * indexes are restored at their ends, over all rows, so violations can't be committed; the foreign keys are validated
 * after that.
 *
 * Killed before the commits, nothing is filled; killed after, all is. Either way the next run repairs the rest: the
 * scratch schema, unvalidated keys, and the foreign keys of claims and audit entries, which are dropped meanwhile.
 * Killed between the two commits, some milliseconds, the bookings stay without claims and audit entries, and no later
 * run writes those: start with an empty database then.
 * @returns how many bookings were written
 */
export async function seedScale(directUrl: string, options: ScaleOptions): Promise<number> {
  const keeper = await connectOwner(directUrl);
  try {
    const version = await checkOwner(keeper);
    await openScratch(keeper);
    await step(`${options.tenants} businesses`, () => writeBusinesses(options));
    const finish = async () => {
      await closeScratch(keeper);
      await settle(keeper, directUrl, [...bookings.tables, ...claimsAndAudit.tables]);
    };
    const written = await fill(keeper, directUrl, options, version).catch(async (error) => {
      // What can't be repaired here is repaired by the next run.
      await finish().catch(() => undefined);
      throw error;
    });
    await finish();
    return written;
  } finally {
    await keeper.end();
    await disconnect();
  }
}

/** @returns the server's version, as a number */
async function checkOwner(keeper: pg.Client): Promise<number> {
  const { rows } = await keeper.query<{ able: boolean; alone: boolean; version: string }>(
    `SELECT rolbypassrls OR rolsuper AS able, current_setting('server_version_num') AS version,
            pg_try_advisory_lock(hashtext('scale_scratch')) AS alone
       FROM pg_roles WHERE rolname = current_user`,
  );
  if (!rows[0]?.able)
    throw new Refusal(
      'The owner that fills the database must bypass row-level security: ALTER ROLE … BYPASSRLS.',
    );
  if (!rows[0].alone) throw new Refusal('Another run is filling this database.');
  return Number(rows[0].version);
}

async function fill(
  keeper: pg.Client,
  directUrl: string,
  options: ScaleOptions,
  version: number,
): Promise<number> {
  const empty = await step('priced by the product', () => describeBusinesses(keeper, options));
  if (empty > 0) {
    await step('planned', async () => {
      for (const sql of planSteps(options.bookings, version)) await keeper.query(sql);
    });
    await takeForeignKeys(keeper, claimsAndAudit.tables);
    await fillSideBySide(keeper, directUrl, [bookings, claimsAndAudit]);
  }
  return empty * options.bookings;
}
