import pg from 'pg';
import { findDemoAccess } from '../lib/data/platform/find-demo-access';

/**
 * Whether a database was seeded by the demo, so that its public passwords and keys work. @param connectionString the
 * owner's
 */
export async function holdsDemoAccess(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ found: boolean }>(findDemoAccess);
    return rows[0]?.found ?? false;
  } finally {
    await client.end();
  }
}
