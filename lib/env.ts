import { z } from 'zod';

/**
 * The only reader of process.env. Parsed on first use, so that importing it (a build on a machine without
 * configuration) needs nothing; instrumentation.ts reads it at boot, so that a running app needs all of it.
 * .env.example documents every name and where to get its value.
 */
const present = z.string().trim().min(1);
const flag = z
  .enum(['0', '1', 'true', 'false', ''])
  .default('0')
  .transform((value) => value === '1' || value === 'true');
const whole = (fallback: number, min = 1) => z.coerce.number().int().min(min).default(fallback);
const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''));
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'expected a postgresql:// URL' });
const secret = present.min(32, 'expected at least 32 characters');
const stripeSecret = present.regex(/^(sk|rk)_/, 'expected a key that starts with sk_ or rk_');
const webhookSecret = present.regex(/^whsec_/, 'expected a secret that starts with whsec_');

export const Env = z.object({
  /** The public URL, without a trailing slash. */
  APP_URL: url,
  DATABASE_URL: postgresUrl,
  /** Read replicas of the same database, comma-separated: for lists and reports, never for what decides a booking. */
  DATABASE_REPLICA_URLS: z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((each) => each.trim() || []))
    .pipe(z.array(postgresUrl)),
  /** The database owner's connection: migrations and seed. The app itself never uses it. */
  DIRECT_DATABASE_URL: postgresUrl.optional(),
  DATABASE_POOL_SIZE: whole(5),
  /** Timeout in seconds for a free connection. */
  DATABASE_POOL_TIMEOUT: whole(10),
  BOOKING_TRANSACTION_TIMEOUT_MS: whole(5000),
  DATABASE_STATEMENT_TIMEOUT_MS: whole(10_000),
  DATABASE_LOCK_TIMEOUT_MS: whole(3000),

  NEXTAUTH_SECRET: secret,
  LINK_SECRET: secret,
  CRON_SECRET: present.min(16, 'expected at least 16 characters'),
  /** `version:64 hex digits`, newest first, comma-separated. The first one encrypts; the others still decrypt. */
  ENCRYPTION_KEYS: present.regex(
    /^[1-9]\d{0,3}:[\da-f]{64}(?:,[1-9]\d{0,3}:[\da-f]{64})*$/i,
    'expected version:64 hex digits, newest first, separated by commas',
  ),

  STRIPE_SECRET_KEY: stripeSecret,
  STRIPE_WEBHOOK_SECRET: webhookSecret,
  STRIPE_CONNECT_WEBHOOK_SECRET: webhookSecret,
  STRIPE_API_URL: url.optional(),
  /** The country of our own Stripe account; it decides in which countries a business can be paid. */
  STRIPE_PLATFORM_COUNTRY: present
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, 'expected two letters, like US')
    .default('US'),

  /** The platform's commission on card payments of businesses that sign up from now on, in basis points. */
  PLATFORM_COMMISSION_BPS: z.coerce.number().int().min(0).max(5000).default(250),
  /** Who runs this installation: on the imprint, the terms and the privacy page. All three or none. */
  OPERATOR_NAME: present.max(200).optional(),
  OPERATOR_ADDRESS: present.max(400).optional(),
  OPERATOR_EMAIL: z.email('expected an e-mail address').optional(),

  QSTASH_URL: url.default('https://qstash.upstash.io'),
  QSTASH_TOKEN: present,
  QSTASH_CURRENT_SIGNING_KEY: present,
  QSTASH_NEXT_SIGNING_KEY: present,

  UPSTASH_REDIS_REST_URL: url.optional(),
  UPSTASH_REDIS_REST_TOKEN: present.optional(),

  POSTMARK_SERVER_TOKEN: present,
  POSTMARK_API_URL: url.optional(),
  MAIL_FROM: present.default('MAIS <bookings@mais.test>'),

  /** The stand-in for Google, whose calendars are on this machine. */
  GOOGLE_API_URL: url.optional(),
  /** The OAuth client by which people connect their Google calendars; both or none. */
  GOOGLE_CLIENT_ID: present.optional(),
  GOOGLE_CLIENT_SECRET: present.optional(),

  /**
   * The model behind the assistant, by any provider that speaks the protocol of OpenAI's chat completions; without a key
   * there is no assistant.
   */
  ASSISTANT_API_KEY: present.optional(),
  ASSISTANT_API_URL: url.default('https://api.openai.com/v1'),
  ASSISTANT_MODEL: present.default('gpt-5-mini'),
  /** Of one business in a calendar month: a token that the model reads counts one, one that it writes five. */
  ASSISTANT_MONTHLY_TOKENS: whole(3_000_000),

  /** The service that knows leaked passwords; not set: new passwords aren't checked against one. */
  HIBP_API_URL: url.optional(),

  /** An S3-compatible store for files, all of these or none; without one they are on this machine's disk. */
  STORAGE_ENDPOINT: url.optional(),
  STORAGE_BUCKET: present
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'expected the name of a bucket')
    .optional(),
  STORAGE_REGION: present.default('auto'),
  STORAGE_ACCESS_KEY_ID: present.optional(),
  STORAGE_SECRET_ACCESS_KEY: present.optional(),
  /** The folder of the files, where there is no store. */
  FILES_FOLDER: present.default('.data/files'),

  LOCAL_CLOUD_URL: url.optional(),
  /** The secret for reading a stand-in's mails at /dev/mail outside of the demo; without it they are inaccessible. */
  LOCAL_MAIL_KEY: present.min(16, 'expected at least 16 characters').optional(),
  DEMO: flag,
  JOB_CONCURRENCY: whole(5),
  /** Older audit entries are deleted, and with them the timelines of bookings, which are made of them. */
  AUDIT_RETENTION_DAYS: whole(1095, 30),
  /** Concurrency limit of one process; further requests are answered 503 at once (load shedding). */
  MOST_REQUESTS_AT_ONCE: whole(200),
  RATE_LIMIT_API_KEY_PER_MINUTE: whole(6000),
  RATE_LIMIT_PUBLIC_PER_15_MIN: whole(300),
  RATE_LIMIT_BACKGROUND_PER_15_MIN: whole(3000),
  RATE_LIMIT_OFFICE_PER_15_MIN: whole(120),
  RATE_LIMIT_OFFICE_LOOKUPS_PER_15_MIN: whole(1200),
  RATE_LIMIT_UPLOADS_PER_15_MIN: whole(400),
  RATE_LIMIT_ASSISTANT_PER_5_MIN: whole(30),
  RATE_LIMIT_VISIT_PER_5_MIN: whole(10),
  RATE_LIMIT_VISIT_PER_ADDRESS_PER_DAY: whole(60),
  RATE_LIMIT_VISITS_PER_5_MIN: whole(60),
  UPLOADS_AT_ONCE: whole(3),
  RATE_LIMIT_SIGN_IN_FAILURES_PER_15_MIN: whole(5),
  RATE_LIMIT_SIGN_UP_PER_HOUR: whole(5),
  RATE_LIMIT_RESET_PER_HOUR: whole(5),
  RATE_LIMIT_JOIN_PER_HOUR: whole(10),
  RATE_LIMIT_PUBLIC_PER_ADDRESS_PER_15_MIN: whole(6000),
  RATE_LIMIT_MANAGE_PER_ADDRESS_PER_15_MIN: whole(300),
  RATE_LIMIT_SIGN_UP_PER_ADDRESS_PER_HOUR: whole(30),
  RATE_LIMIT_RESET_PER_ADDRESS_PER_HOUR: whole(30),
  RATE_LIMIT_JOIN_PER_ADDRESS_PER_HOUR: whole(60),
  RATE_LIMIT_BOOKING_PER_ADDRESS_PER_15_MIN: whole(90),
  RATE_LIMIT_HOLDS_PER_ADDRESS: whole(30),
  RATE_LIMIT_INVITATIONS_PER_DAY: whole(20),
  RATE_LIMIT_PROGRAM_CALLS_PER_MINUTE: whole(120),
  RATE_LIMIT_PROGRAM_TOKENS_PER_ADDRESS_PER_15_MIN: whole(600),
  RATE_LIMIT_PROGRAM_REGISTRATIONS_PER_ADDRESS_PER_HOUR: whole(30),
  RATE_LIMIT_BOOKING_PER_15_MIN: whole(10),
  RATE_LIMIT_MANAGE_PER_15_MIN: whole(10),
  RATE_LIMIT_HOLDS_PER_VISITOR: whole(3),
  /** The header with the visitor's address. The self-hosted entry overwrites it unless this is set. */
  TRUSTED_IP_HEADER: present.toLowerCase().default('x-real-ip'),
  /** The bearer token of metrics scrapers and health dashboards; CRON_SECRET is accepted as well. */
  METRICS_SECRET: present.min(16, 'expected at least 16 characters').optional(),
  /** The OTLP/HTTP endpoint for traces; not set: tracing is off. */
  OTEL_EXPORTER_OTLP_ENDPOINT: url.optional(),
  OTEL_SERVICE_NAME: present.default('mais'),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  /** How long running requests may take after SIGTERM, on a server of one's own (server/main.ts reads it). */
  GRACEFUL_SHUTDOWN_TIMEOUT_MS: whole(60_000),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Env = z.infer<typeof Env>;

type Source = Record<string, string | undefined>;

/** Whether this is one of Vercel's functions, or its build. */
export const isOnVercel = (source: Source = process.env): boolean => source.VERCEL === '1';

/** On Vercel no stand-in may replace a vendor, and no public demo keys may be shown. */
const refusedOnVercel = [
  'STRIPE_API_URL',
  'POSTMARK_API_URL',
  'GOOGLE_API_URL',
  'LOCAL_CLOUD_URL',
  'LOCAL_MAIL_KEY',
  'DEMO',
];

/**
 * @returns the configuration, with the defaults of a serverless deployment
 * @throws Error with one line that names every missing, refused or bad key
 */
export function parseEnv(source: Source): Env {
  // An empty value in .env means "not set".
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const onVercel = isOnVercel(given);
  if (!given.APP_URL) given.APP_URL = defaultAppUrl(given);

  const faults: string[] = [];
  if (onVercel) {
    const refused = refusedOnVercel.filter((key) => given[key] && !(key === 'DEMO' && given[key] === '0'));
    if (refused.length) faults.push(`not allowed on Vercel: ${refused.join(', ')}`);
    const plain = [
      'QSTASH_URL',
      'UPSTASH_REDIS_REST_URL',
      'HIBP_API_URL',
      'STORAGE_ENDPOINT',
      'ASSISTANT_API_URL',
    ].filter((key) => given[key]?.startsWith('http:'));
    if (plain.length) faults.push(`must be https on Vercel: ${plain.join(', ')}`);
  }
  const standIns = ['STRIPE_API_URL', 'QSTASH_URL', 'POSTMARK_API_URL'].filter((key) => given[key]);
  if (!onVercel && (given.DEMO === '1' || given.DEMO === 'true') && standIns.length < 3)
    faults.push('DEMO=1 is only for stand-ins (STRIPE_API_URL, QSTASH_URL, POSTMARK_API_URL)');
  if (Boolean(given.UPSTASH_REDIS_REST_URL) !== Boolean(given.UPSTASH_REDIS_REST_TOKEN))
    faults.push('UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN go together');

  if (Boolean(given.GOOGLE_CLIENT_ID) !== Boolean(given.GOOGLE_CLIENT_SECRET))
    faults.push('GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET go together');

  const operator = ['OPERATOR_NAME', 'OPERATOR_ADDRESS', 'OPERATOR_EMAIL'].filter((key) => given[key]);
  if (operator.length % 3 !== 0)
    faults.push('OPERATOR_NAME, OPERATOR_ADDRESS and OPERATOR_EMAIL go together');

  const store = ['STORAGE_ENDPOINT', 'STORAGE_BUCKET', 'STORAGE_ACCESS_KEY_ID', 'STORAGE_SECRET_ACCESS_KEY'];
  const lacking = store.filter((key) => !given[key]);
  if (lacking.length > 0 && lacking.length < store.length)
    faults.push(`files need all of a store or none: ${lacking.join(', ')} missing`);

  const parsed = Env.safeParse(given);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => ({ key: String(issue.path[0]), issue }));
    const missing = issues.filter(({ key }) => !given[key]).map(({ key }) => key);
    const bad = issues.filter(({ key }) => given[key]).map(({ key, issue }) => `${key} (${issue.message})`);
    if (missing.length) faults.unshift(`missing: ${missing.join(', ')}`);
    if (bad.length) faults.push(`bad value: ${bad.join(', ')}`);
  }
  // Otherwise a booking whose request timed out could still be written after its customer was told that it wasn't.
  if (
    parsed.success &&
    parsed.data.BOOKING_TRANSACTION_TIMEOUT_MS >= parsed.data.DATABASE_POOL_TIMEOUT * 1000
  )
    faults.push('BOOKING_TRANSACTION_TIMEOUT_MS must be shorter than DATABASE_POOL_TIMEOUT');
  if (!parsed.success || faults.length)
    throw new Error(`Configuration: ${faults.join('; ')}. See .env.example.`);
  return parsed.data;
}

function defaultAppUrl(given: Source): string {
  const host = given.VERCEL_ENV === 'production' ? given.VERCEL_PROJECT_PRODUCTION_URL : given.VERCEL_URL;
  return host ? `https://${host}` : `http://localhost:${given.PORT ?? 3000}`;
}

/** The migrations that this build was made for, inlined by next.config.ts; none outside a build. */
export const knownMigrations: readonly string[] = (process.env.KNOWN_MIGRATIONS ?? '')
  .split(',')
  .filter(Boolean);

let parsed: Env | undefined;

/** Read as `env.APP_URL`; the first read parses, and throws as parseEnv does. */
export const env: Env = new Proxy({} as Env, {
  get: (_, key) => {
    if (!parsed) {
      parsed = parseEnv(process.env);
      // next-auth reads the URL of its own pages from here.
      process.env.NEXTAUTH_URL ??= parsed.APP_URL;
    }
    return parsed[key as keyof Env];
  },
});

/** Ends a server that couldn't work, with one line that says why. A build needs no configuration. */
export function checkEnvAtBoot(): void {
  if (process.env.NEXT_PHASE === 'phase-production-build') return;
  try {
    parsed ??= parseEnv(process.env);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
