import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isOperation } from '@/lib/usecases/operation';
import { root } from '@/scripts/paths';

/**
 * Whatever is asked of the product is asked through an operation: pages, actions, routes and their adapters call nothing
 * else of lib/usecases and lib/data. Types are free. What is no operation stands here, with its reason.
 */
const who = 'finds out who somebody is, before there is anybody who could be allowed to ask';
const signIn = 'signing in and out: makes and ends the session that operations ask for';
const machines = 'called by a machine (cron, QStash, Stripe, a monitor), for nobody';
const machinery = 'machinery of the adapters and the process';
const tools = 'tools: operations by their names, each of which checks who asks (docs/how-to/tool.md)';
const exceptions: Record<string, string> = {
  'lib/usecases/tools/tools offeredTools': tools,
  'lib/usecases/tools/call-tool callTool': tools,
  'lib/usecases/tools/answer-text answerSaid': tools,
  'lib/data/connection/mint-context mintTenantContext': who,
  'lib/data/people/users findPersonInSession': who,
  'lib/data/people/users findSessionUser': who,
  'lib/data/people/users findUserForSignIn': who,
  'lib/data/people/users readUser': who,
  'lib/data/people/sessions isKnownDevice': who,
  'lib/data/people/api-keys findApiKey': who,
  'lib/data/people/program-tokens findProgramCaller': who,
  'lib/data/platform/impersonations findImpersonation': who,
  'lib/data/catalogue/catalogue findTenantBySlug': who,
  'lib/data/catalogue/catalogue findTenantIdsByName': who,
  'lib/usecases/account/sessions beginSession': signIn,
  'lib/usecases/account/sessions keepSession': signIn,
  'lib/usecases/account/sessions leaveSession': signIn,
  'lib/usecases/account/sessions knowBrowser': signIn,
  'lib/usecases/account/sessions noteFailure': signIn,
  'lib/usecases/second-factor/check-code checkCode': signIn,
  'lib/data/outbox/retention removeOutdated': machines,
  'lib/usecases/catalogue/warm warmCatalogues': machines,
  'lib/usecases/sweep/due sweepDue': machines,
  'lib/usecases/sweep/files sweepFiles': machines,
  'lib/usecases/sweep/minute sweepMinute': machines,
  'lib/usecases/sweep/personal-data sweepPersonalData': machines,
  'lib/usecases/jobs/run runJob': machines,
  'lib/usecases/webhooks/receive-stripe receiveStripeEvent': machines,
  'lib/usecases/webhooks/receive-google receiveGoogleNotice': machines,
  'lib/usecases/webhooks/refusals noteRefusal': machines,
  'lib/usecases/outbox/publish announceJobs': machines,
  'lib/usecases/platform/metrics readMetrics': machines,
  'lib/usecases/platform/readiness readReadiness': machines,
  'lib/data/connection/deadline withDeadline': machinery,
  'lib/data/connection/client disconnect': machinery,
  'lib/data/platform/demo-access holdsDemoAccess': machinery,
  'lib/usecases/outbox/publish jobsAnnounced': machinery,
  'lib/usecases/tool-calls/record recordsToAwait': machinery,
  'lib/usecases/tool-calls/record writeRecords': machinery,
  'lib/usecases/catalogue/forget forgetCatalogue': 'empties the caches after a save, which was an operation',
  'lib/usecases/platform/impersonation noteImpersonatedAction':
    'the adapter’s own record of what an operator does inside',
  'lib/data/bookings/idempotency dropIdempotencyEntry': machinery,
  'lib/data/bookings/idempotency findIdempotencyEntry': machinery,
  'lib/data/bookings/idempotency keepIdempotencyAlive': machinery,
  'lib/data/bookings/idempotency keepIdempotentAnswer': machinery,
  'lib/data/bookings/idempotency releaseIdempotencyEntry': machinery,
  'lib/data/bookings/idempotency resumeIdempotencyEntry': machinery,
  'lib/data/bookings/idempotency startIdempotencyEntry': machinery,
};

const floors = String.raw`['"]@\/(lib\/(?:usecases|data)\/[^'"]+)['"]`;
const named = new RegExp(String.raw`(?:import|export) (?!type )\{([^}]*)\} from ${floors}`, 'g');
/** A module as a whole, or one that is named when it is needed: nobody sees what is called. */
const unnamed = new RegExp(String.raw`(?:import|export) \*[^'"]* from ${floors}|import\(\s*${floors}`, 'g');

const sources = ['app', 'components', 'lib/http'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(join(root, folder, file), 'utf8') })),
);

const imports = sources.flatMap(({ file, text }) =>
  [...text.matchAll(named)].flatMap(([, names = '', module = '']) =>
    names
      .split(',')
      .map((name) => name.trim().replace(/ as \w+$/, ''))
      .filter((name) => name && !name.startsWith('type '))
      .map((name) => ({ file, module, name })),
  ),
);

it('calls nothing but operations from outside', async () => {
  const others: string[] = [];
  for (const { file, module, name } of imports) {
    if (exceptions[`${module} ${name}`]) continue;
    const exports = module.startsWith('lib/usecases/')
      ? await import(/* @vite-ignore */ join(root, module))
      : {};
    if (!isOperation(exports[name])) others.push(`${file}: ${module} ${name}`);
  }
  expect(others.sort()).toEqual([]);
}, 60_000);

it('names what it calls', () => {
  expect(
    sources.flatMap(({ file, text }) => [...text.matchAll(unnamed)].map(([found]) => `${file}: ${found}`)),
  ).toEqual([]);
});

it('has no exception that nobody needs', () => {
  const needed = new Set(imports.map(({ module, name }) => `${module} ${name}`));
  expect(Object.keys(exceptions).filter((each) => !needed.has(each))).toEqual([]);
});
