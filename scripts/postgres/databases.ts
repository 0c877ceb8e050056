import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { migrate } from '../migrate';
import type { PostgresServer } from './server';

/**
 * The owner of every database: an ordinary role with the rights that hosted Postgres services give, not a superuser.
 */
const owner = 'mais_owner';
const app = 'mais_app';

export type DatabaseUrls = {
  /** For the app's role, which row-level security applies to. */
  url: string;
  /** For the owner: migrations and seed. */
  directUrl: string;
};

/** What is needed to connect to it. */
export type ServerAccess = Pick<PostgresServer, 'port' | 'password'>;

export function databaseUrls({ port, password }: ServerAccess, name: string): DatabaseUrls {
  const at = (role: string) => `postgresql://${role}:${password}@127.0.0.1:${port}/${name}`;
  return { url: at(app), directUrl: at(owner) };
}

/**
 * The connection string of the superuser for the same database, bypassing row-level security. Only for what only a
 * superuser may do.
 */
export function superuserUrl(directUrl: string): string {
  const url = new URL(directUrl);
  url.username = 'postgres';
  return url.href;
}

/** Creates the database `name` if it is missing, applies every migration, and lets the app's role connect. */
export async function prepareDatabase(
  server: PostgresServer,
  name: string,
): Promise<DatabaseUrls & { migrations: string[] }> {
  const urls = await ensureDatabase(server, name);
  const migrations = await migrate(urls.directUrl);
  await letAppIn(server, urls);
  return { ...urls, migrations };
}

async function ensureDatabase(server: PostgresServer, name: string): Promise<DatabaseUrls> {
  await asSuperuser(server, async (client) => {
    const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [owner]);
    if (!role.rowCount)
      await client.query(
        `CREATE ROLE ${owner} LOGIN CREATEROLE CREATEDB BYPASSRLS PASSWORD ${client.escapeLiteral(server.password)}`,
      );
    const database = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (!database.rowCount)
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} OWNER ${owner}`);
  });
  await asSuperuser(server, takeLargeObjectsAway, name);
  return databaseUrls(server, name);
}

/**
 * Large objects have no row-level security, and only a superuser may revoke them from PUBLIC (README: on a hosted
 * Postgres).
 */
async function takeLargeObjectsAway(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT oid::regprocedure::text AS name FROM pg_proc
      WHERE pronamespace = 'pg_catalog'::regnamespace AND (proname LIKE 'lo\\_%' OR proname IN ('loread', 'lowrite'))`,
  );
  for (const { name } of rows) await client.query(`REVOKE EXECUTE ON FUNCTION ${name} FROM PUBLIC`);
}

/** How long a connection that was ended may take to be gone. */
const ENDING_MS = 500;

/**
 * As superuser: ends connections of the app's role too, which the owner may not do. One that its own process is ending gets
 * the time for it: cut off meanwhile, it would tell nobody who listens.
 */
export function dropDatabase(server: ServerAccess, name: string): Promise<void> {
  return asSuperuser(server, async (client) => {
    const until = Date.now() + ENDING_MS;
    const connected = 'SELECT 1 FROM pg_stat_activity WHERE datname = $1 LIMIT 1';
    while ((await client.query(connected, [name])).rowCount && Date.now() < until) await setTimeout(20);
    await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`);
  });
}

async function asSuperuser(
  server: ServerAccess,
  work: (client: pg.Client) => Promise<void>,
  database = 'postgres',
): Promise<void> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port: server.port,
    user: 'postgres',
    password: server.password,
    database,
  });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** The migrations create the app's role without a login; this sets its password. */
async function letAppIn(server: PostgresServer, { directUrl }: DatabaseUrls): Promise<void> {
  const client = new pg.Client({ connectionString: directUrl });
  await client.connect();
  try {
    await client.query(`ALTER ROLE ${app} LOGIN PASSWORD ${client.escapeLiteral(server.password)}`);
  } finally {
    await client.end();
  }
}
