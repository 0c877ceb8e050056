import { localSecrets } from '@/stand-ins/settings';

/**
 * Sets a complete configuration for the code under test; call it at the top of a test file, before anything reads `env`
 * (which is parsed on first use, once a file). Vendors that a test needs are set by `overrides`.
 */
export function setEnvironment(overrides: Record<string, string> = {}): void {
  Object.assign(process.env, {
    APP_URL: 'http://localhost:3000',
    DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
    NEXTAUTH_SECRET: 'test-secret-for-sessions-0123456789abcdef',
    LINK_SECRET: 'test-secret-for-links-0123456789abcdef012',
    CRON_SECRET: 'test-secret-for-crons',
    ENCRYPTION_KEYS: `1:${'e7'.repeat(32)}`,
    STRIPE_SECRET_KEY: localSecrets.stripeSecretKey,
    STRIPE_WEBHOOK_SECRET: localSecrets.stripeWebhookSecret,
    STRIPE_CONNECT_WEBHOOK_SECRET: localSecrets.stripeConnectWebhookSecret,
    QSTASH_TOKEN: localSecrets.qstashToken,
    QSTASH_CURRENT_SIGNING_KEY: localSecrets.qstashCurrentSigningKey,
    QSTASH_NEXT_SIGNING_KEY: localSecrets.qstashNextSigningKey,
    POSTMARK_SERVER_TOKEN: localSecrets.postmarkServerToken,
    LOG_LEVEL: 'silent',
    // On a busy machine the set-up of a file takes longer than a booking may. A file about timeouts sets its own
    // before.
    BOOKING_TRANSACTION_TIMEOUT_MS: process.env.BOOKING_TRANSACTION_TIMEOUT_MS ?? '20000',
    DATABASE_POOL_TIMEOUT: process.env.DATABASE_POOL_TIMEOUT ?? '30',
    ...overrides,
  });
}
