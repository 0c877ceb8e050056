import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTestDatabase } from '../../tests/support/database';
import { testEnv } from '../../tests/support/env';
import { startTestPostgres } from '../../tests/support/postgres';
import { runTied } from '../run-tied';
import { vercelCommand } from './cli';
import { copyProject } from './copy';

/** What `vercel link` would write: a fictitious project, configured as README says. */
const project = {
  projectId: 'prj_offline',
  orgId: 'team_offline',
  projectName: 'mais',
  settings: {
    framework: 'nextjs',
    // The packages are installed already.
    installCommand: 'true',
    devCommand: null,
    buildCommand: null,
    outputDirectory: null,
    rootDirectory: null,
    nodeVersion: '24.x',
    createdAt: 1_700_000_000_000,
  },
};
/** Variables of tests and the demo, which a build on Vercel refuses (lib/env.ts). */
const refused = [
  'STRIPE_API_URL',
  'QSTASH_URL',
  'POSTMARK_API_URL',
  'NODE_ENV',
  'RATE_LIMIT_OFFICE_PER_15_MIN',
];

/** Runs Vercel's own production build in `folder`, an empty one outside of the checkout, against its own database. */
export async function buildForVercel(folder: string, signal: AbortSignal): Promise<void> {
  const command = vercelCommand();
  copyProject(folder);
  mkdirSync(join(folder, '.vercel'));
  writeFileSync(join(folder, '.vercel/project.json'), JSON.stringify(project));
  const stopPostgres = await startTestPostgres();
  try {
    const database = await createTestDatabase();
    const env = testEnv({
      DATABASE_URL: database.url,
      DIRECT_DATABASE_URL: database.directUrl,
      APP_URL: 'https://mais.example',
      NEXTAUTH_URL: 'https://mais.example',
      VERCEL_TELEMETRY_DISABLED: '1',
    });
    for (const name of refused) delete env[name];
    const settings = join(folder, '.vercel/settings');
    await runTied(
      [
        command,
        'build',
        '--prod',
        '--yes',
        '--token',
        'offline',
        '--global-config',
        settings,
        '--cwd',
        folder,
      ],
      env,
      signal,
    );
  } finally {
    await stopPostgres();
  }
}
