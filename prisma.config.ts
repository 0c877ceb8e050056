import { defineConfig } from 'prisma/config';

// Migrations need the owner's direct connection. `generate` needs none, so an absent one is not an error here.
const url = process.env.DIRECT_DATABASE_URL;

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations', seed: 'tsx prisma/seed.ts --full' },
  ...(url ? { datasource: { url } } : {}),
});
