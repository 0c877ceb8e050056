/** `npm run seed:scale -- [--tenants 1000] [--bookings 2000] [--database-url <the owner's>]` */
import { testEnv } from '@/tests/support/env';
import { migrate } from '../migrate';
import { generatePrismaClient } from '../prisma-client';
import { Refusal } from '../refusal';
import { openDatabase } from '../start/database';
import { end, endWithParent } from '../start/shutdown';
import { readOptions } from './options';

endWithParent();
try {
  const options = readOptions(process.argv.slice(2));
  generatePrismaClient();
  const began = performance.now();
  const directUrl = options.databaseUrl ?? (await openDatabase({})).directUrl;
  if (options.databaseUrl) await migrate(directUrl);
  // The catalogue is read with the owner's connection; no vendor is called.
  Object.assign(process.env, testEnv({ DATABASE_URL: directUrl }));
  const { seedScale } = await import('./write');
  const written = await seedScale(directUrl, options);
  const seconds = (performance.now() - began) / 1000;
  console.log(`${written.toLocaleString('en')} bookings written in ${seconds.toFixed(0)} s.`);
  await end(0);
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  await end(1);
}
