import { randomBytes } from 'node:crypto';
import pg from 'pg';
import {
  type DatabaseUrls,
  databaseUrls,
  dropDatabase,
  type ServerAccess,
} from '@/scripts/postgres/databases';
import { serverVariable, template } from './postgres';

export type TestDatabase = DatabaseUrls & { name: string; drop(): Promise<void> };

/** The Postgres server of this run. */
export function testServer(): ServerAccess {
  const server = process.env[serverVariable];
  if (!server) throw new Error('There is no test server: run this under vitest, Playwright or npm test.');
  return JSON.parse(server);
}

/** Creates a migrated, empty database on the run's server: a copy of the template, some 50 ms. */
export async function createTestDatabase(from: string = template): Promise<TestDatabase> {
  const server = testServer();
  const name = `test_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: databaseUrls(server, 'postgres').directUrl });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${from} STRATEGY FILE_COPY`);
  } finally {
    await client.end();
  }
  return {
    ...databaseUrls(server, name),
    name,
    drop: () => dropDatabase(server, name),
  };
}
