/**
 * `npm start` (and, with `dev`, `npm run dev`): starts everything the app needs on this machine, in order, from one
 * process, which all others end with.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv as parseDotenv } from 'node:util';
import { startLocalCloud } from '../../stand-ins/server';
import type { CloudSecrets } from '../../stand-ins/settings';
import { buildIfChanged } from '../build';
import { isFree } from '../free-port';
import { dataDir, root } from '../paths';
import { generatePrismaClient } from '../prisma-client';
import { Refusal } from '../refusal';
import { printAddresses } from './addresses';
import { startServer } from './app-server';
import { tickCrons } from './crons';
import { openDatabase, refuseDemoDatabase, seedIfEmpty } from './database';
import { cloudPorts } from './ports';
import { step } from './progress';
import { localSecrets, standInSecrets } from './secrets';
import { end, endSignal, endWithParent, onEnd } from './shutdown';
import { standInVariables, standings } from './vendors';

const dev = process.argv.includes('dev');

async function start(): Promise<void> {
  // An empty value (.env.example has one for every name) counts as not set.
  const given = Object.fromEntries(
    Object.entries({ ...readDotenv(), ...process.env }).filter(([, value]) => value?.trim()),
  );
  const port = await choosePort(given.PORT);
  const vendors = standings(given);
  const incomplete = vendors.filter(({ missing }) => missing.length);
  if (incomplete.length)
    throw new Refusal(
      incomplete.map(({ name, missing }) => `${name} needs ${missing.join(', ')} too.`).join('\n'),
    );
  // The demo's keys and passwords are public, so it never gets a real account or database.
  const real = [
    ...vendors.filter((vendor) => vendor.real).map(({ name }) => name),
    ...(given.DATABASE_URL ? ['Postgres'] : []),
  ];
  if (given.DEMO === '1' && real.length)
    throw new Refusal(`DEMO=1 is only for stand-ins, but ${real.join(', ')} is configured for real.`);
  const demo = given.DEMO !== '0' && real.length === 0;

  await step(
    'Prisma client',
    generatePrismaClient,
    (made) => `Prisma client ${made ? 'generated' : 'is up to date'}`,
  );
  const secrets = localSecrets();
  const database = await openDatabase(given);
  if (!demo) await refuseDemoDatabase(database);
  const appUrl = given.APP_URL || `http://localhost:${port}`;
  const cloudSecrets = standInSecrets(demo);
  const standsIn = vendors.some((vendor) => !vendor.real);
  const cloud = standsIn
    ? await step('Local cloud', () => openCloud(appUrl, cloudSecrets, given.STRIPE_PLATFORM_COUNTRY))
    : null;
  if (cloud) onEnd(cloud.close);

  const env: NodeJS.ProcessEnv = {
    ...secrets,
    ...given,
    ...(cloud ? standInVariables(given, cloud.urls, cloudSecrets) : {}),
    // A terminal is read by people; a log line for each response is for machines.
    LOG_LEVEL: given.LOG_LEVEL || 'warn',
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: String(port),
    APP_URL: appUrl,
    NEXTAUTH_URL: appUrl,
    DATABASE_URL: database.url,
    DIRECT_DATABASE_URL: database.directUrl,
    DEMO: demo ? '1' : '0',
  };
  if (demo) await seedIfEmpty(env);
  if (!dev)
    await step(
      'App',
      () => buildIfChanged(env, endSignal),
      (built) => (built ? 'App built' : 'App is built already'),
    );
  const server = await step(
    'Server',
    () => startServer(env),
    () => `Serving on port ${port}`,
  );
  onEnd(server.stop);
  void server.ended.then((code) => {
    if (!endSignal.aborted) console.error(`The app's server ended by itself (code ${code}).`);
    return end(1);
  });
  onEnd(tickCrons(`http://127.0.0.1:${port}`, env.CRON_SECRET ?? ''));
  printAddresses({
    origin: appUrl,
    vendors,
    databaseFolder: database.folder,
    demo,
    google: env.GOOGLE_API_URL ?? null,
    mailKey: env.LOCAL_CLOUD_URL ? (env.LOCAL_MAIL_KEY ?? null) : null,
  });
}

async function openCloud(appUrl: string, secrets: CloudSecrets, country: string | undefined) {
  const dataFile = join(dataDir(), 'cloud.json');
  const platformCountry = country?.trim().toUpperCase() || 'US';
  return startLocalCloud({ ...(await cloudPorts()), appUrl, dataFile, secrets, platformCountry });
}

function readDotenv(): Record<string, string | undefined> {
  const file = join(root, '.env');
  return existsSync(file) ? parseDotenv(readFileSync(file, 'utf8')) : {};
}

async function choosePort(wanted: string | undefined): Promise<number> {
  const port = Number(wanted || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Refusal(`PORT must be a number from 1 to 65535, not "${wanted}".`);
  if (!(await isFree(port)))
    throw new Refusal(`Port ${port} is taken. Choose another one: PORT=${port + 1} npm start`);
  return port;
}

endWithParent();
try {
  await start();
} catch (error) {
  if (!endSignal.aborted) console.error(error instanceof Refusal ? error.message : error);
  await end(1);
}
