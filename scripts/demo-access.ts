import pg from 'pg';
import { findDemoAccess } from '../lib/data/platform/find-demo-access';

/** Whether a database, reached by its owner, was seeded by the demo and still opens to anybody who knows it. */
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
