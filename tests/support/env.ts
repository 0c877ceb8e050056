import { localSecrets } from '@/stand-ins/settings';

/**
 * A complete configuration for the app, with vendor URLs on which nothing listens until a test says otherwise. Set what
 * a test is about by `overrides`.
 */
export function testEnv(overrides: Record<string, string> = {}): NodeJS.ProcessEnv & Record<string, string> {
  const nowhere = 'http://127.0.0.1:9';
  return {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    APP_URL: nowhere,
    DATABASE_URL: 'postgresql://mais_app@127.0.0.1:9/none',
    NEXTAUTH_SECRET: 'a-secret-of-the-tests-for-sessions-0001',
    LINK_SECRET: 'a-secret-of-the-tests-for-links-0000001',
    CRON_SECRET: 'a-secret-of-the-tests-for-crons-0000001',
    ENCRYPTION_KEYS: `1:${'e7'.repeat(32)}`,
    STRIPE_API_URL: nowhere,
    STRIPE_SECRET_KEY: localSecrets.stripeSecretKey,
    STRIPE_WEBHOOK_SECRET: localSecrets.stripeWebhookSecret,
    STRIPE_CONNECT_WEBHOOK_SECRET: localSecrets.stripeConnectWebhookSecret,
    QSTASH_URL: nowhere,
    QSTASH_TOKEN: localSecrets.qstashToken,
    QSTASH_CURRENT_SIGNING_KEY: localSecrets.qstashCurrentSigningKey,
    QSTASH_NEXT_SIGNING_KEY: localSecrets.qstashNextSigningKey,
    POSTMARK_API_URL: nowhere,
    POSTMARK_SERVER_TOKEN: localSecrets.postmarkServerToken,
    LOG_LEVEL: 'warn',
    // A test makes as many requests in a minute as an office in a week.
    RATE_LIMIT_OFFICE_PER_15_MIN: '100000',
    ...overrides,
  };
}
