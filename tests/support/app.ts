import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@/scripts/free-port';
import { startServer } from '@/scripts/start/app-server';
import { scriptedModel } from '@/stand-ins/assistant/api';
import { controlCloud } from '@/stand-ins/control';
import { startLocalCloud } from '@/stand-ins/server';
import { localSecrets } from '@/stand-ins/settings';
import { vercelBuild } from './build';
import type { TestDatabase } from './database';
import { testEnv } from './env';
import { createSeededDatabase } from './seeded';

export type TestApp = {
  /** Without a trailing slash. */
  url: string;
  /** The server's environment. */
  env: Record<string, string>;
  database: TestDatabase;
  /** Acts as the customer, the bank, the card network, or an outage. */
  cloud: ReturnType<typeof controlCloud>;
  /** The process id of the server. */
  pid(): number;
  /** The server's output so far. */
  log(): string;
  /** SIGKILL, whatever the server is doing. */
  kill(): Promise<void>;
  /** Graceful shutdown. @returns its exit code */
  stop(): Promise<number | null>;
  /** Starts it again on the same port, database and cloud; after kill(), or instead of stop and start. */
  restart(overrides?: Record<string, string>): Promise<void>;
  close(): Promise<void>;
};

/**
 * Starts the built app (npm test builds it; by hand: npm run build) on its own port, seeded database and local cloud.
 * Under `npm run test:vercel` it runs as Vercel's functions.
 */
export async function startApp(
  overrides: Record<string, string> = {},
  createDatabase: () => Promise<TestDatabase> = createSeededDatabase,
): Promise<TestApp> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const [database, cloud] = await Promise.all([createDatabase(), startLocalCloud({ appUrl: url })]);
  const folder = mkdtempSync(join(tmpdir(), 'mais-app-'));
  const logFile = join(folder, 'log');
  let env = testEnv({
    PORT: String(port),
    APP_URL: url,
    NEXTAUTH_URL: url,
    DATABASE_URL: database.url,
    DIRECT_DATABASE_URL: database.directUrl,
    STRIPE_API_URL: cloud.urls.stripe,
    QSTASH_URL: cloud.urls.qstash,
    POSTMARK_API_URL: cloud.urls.postmark,
    HIBP_API_URL: cloud.urls.hibp,
    GOOGLE_API_URL: cloud.urls.google,
    GOOGLE_CLIENT_ID: localSecrets.googleClientId,
    GOOGLE_CLIENT_SECRET: localSecrets.googleClientSecret,
    ASSISTANT_API_URL: cloud.urls.assistant,
    ASSISTANT_API_KEY: localSecrets.assistantApiKey,
    ASSISTANT_MODEL: scriptedModel,
    LOCAL_CLOUD_URL: cloud.urls.control,
    DEMO: '1',
    FILES_FOLDER: join(folder, 'files'),
    ...overrides,
  });
  const log = () => readFileSync(logFile, 'utf8');

  async function start() {
    const output = openSync(logFile, 'a');
    try {
      return await (vercelBuild
        ? // Its functions are in our folder, so that they are removed with it.
          startServer(
            { ...env, VERCEL_BUILD: vercelBuild, TMPDIR: folder },
            output,
            'scripts/vercel/serve.ts',
          )
        : startServer(env, output));
    } catch (error) {
      throw new Error(`${error instanceof Error ? error.message : error}\n${log()}`);
    } finally {
      closeSync(output);
    }
  }
  let server = await start();

  return {
    url,
    env,
    database,
    cloud: controlCloud(cloud.urls.control),
    pid: () => server.pid,
    log,
    kill: () => server.kill(),
    stop: async () => {
      await server.stop();
      return server.ended;
    },
    restart: async (changes = {}) => {
      await server.stop();
      env = { ...env, ...changes };
      server = await start();
    },
    close: async () => {
      await server.kill();
      await cloud.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
