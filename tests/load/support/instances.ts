import pg from 'pg';
import { freePort } from '@/scripts/free-port';
import { type AppServer, startServer } from '@/scripts/start/app-server';
import { startApp, type TestApp } from '@/tests/support/app';
import { testEnv } from '@/tests/support/env';
import { startTestPostgres } from '@/tests/support/postgres';
import { startBalancer } from './balancer';

export type Instances = {
  /** Of each server. */
  urls: string[];
  /** One address before all of them. */
  url: string;
  cloud: TestApp['cloud'];
  secret: string;
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** All that the servers have printed. */
  log(): string;
  /** Ends the servers, so that their connections hand in their statistics. */
  stop(): Promise<void>;
};

/** So many servers (the first argument of the command line; one, if it is left out) behind one database, and `work` on them. */
export async function onInstances(
  overrides: Record<string, string>,
  work: (instances: Instances) => Promise<void>,
): Promise<void> {
  const count = Number(process.argv[2] ?? 1);
  const stopPostgres = await startTestPostgres({ measured: true });
  const balancer = await startBalancer();
  const settings = { APP_URL: balancer.url, NEXTAUTH_URL: balancer.url, LOG_LEVEL: 'error', ...overrides };
  const app = await startApp(settings);
  const others: AppServer[] = [];
  const ports = [Number(new URL(app.url).port)];
  for (let at = 1; at < count; at += 1) {
    const port = await freePort();
    others.push(await startServer({ ...testEnv(), ...app.env, PORT: String(port) }));
    ports.push(port);
  }
  balancer.leadTo(ports);
  await app.cloud.setAppUrl(balancer.url);
  const owner = new pg.Client({ connectionString: app.database.directUrl });
  await owner.connect();
  const stop = async () => {
    await app.kill();
    await Promise.all(others.map((server) => server.kill()));
  };
  try {
    await work({
      urls: ports.map((port) => `http://127.0.0.1:${port}`),
      url: balancer.url,
      cloud: app.cloud,
      secret: app.env.CRON_SECRET ?? '',
      sql: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
        (await owner.query<Row>(text, values)).rows,
      log: app.log,
      stop,
    });
  } finally {
    await stop();
    await owner.end();
    await app.close();
    await balancer.close();
    await stopPostgres();
  }
}
