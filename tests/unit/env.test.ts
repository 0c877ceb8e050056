import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Env, parseEnv } from '@/lib/env';

const whole = {
  DATABASE_URL: 'postgresql://mais_app:x@db.example.com/mais',
  NEXTAUTH_SECRET: 'n'.repeat(32),
  LINK_SECRET: 'l'.repeat(32),
  CRON_SECRET: 'c'.repeat(16),
  ENCRYPTION_KEYS: `1:${'e'.repeat(64)}`,
  STRIPE_SECRET_KEY: 'sk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_2',
  QSTASH_TOKEN: 't',
  QSTASH_CURRENT_SIGNING_KEY: 'a',
  QSTASH_NEXT_SIGNING_KEY: 'b',
  POSTMARK_SERVER_TOKEN: 'p',
};

const fault = (source: Record<string, string | undefined>): string => {
  try {
    parseEnv(source);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'no fault';
};

describe('parseEnv', () => {
  it('has the defaults of a serverless deployment', () => {
    expect(parseEnv(whole)).toMatchObject({
      APP_URL: 'http://localhost:3000',
      DATABASE_POOL_SIZE: 5,
      DATABASE_POOL_TIMEOUT: 10,
      BOOKING_TRANSACTION_TIMEOUT_MS: 5000,
      DEMO: false,
    });
  });

  it('takes the whole operator or none, and a commission up to half', () => {
    expect(fault({ ...whole, OPERATOR_NAME: 'Ada' })).toContain(
      'OPERATOR_ADDRESS and OPERATOR_EMAIL go together',
    );
    const operator = {
      OPERATOR_NAME: 'Ada',
      OPERATOR_ADDRESS: '1 Mill Lane',
      OPERATOR_EMAIL: 'a@ada.example',
    };
    expect(fault({ ...whole, ...operator })).toBe('no fault');
    expect(fault({ ...whole, ...operator, OPERATOR_EMAIL: 'ada' })).toContain('OPERATOR_EMAIL');
    expect(parseEnv(whole).PLATFORM_COMMISSION_BPS).toBe(250);
    expect(fault({ ...whole, PLATFORM_COMMISSION_BPS: '6000' })).toContain('PLATFORM_COMMISSION_BPS');
  });

  it('keeps the booking’s limit inside the pool’s', () => {
    expect(fault({ ...whole, BOOKING_TRANSACTION_TIMEOUT_MS: '3000', DATABASE_POOL_TIMEOUT: '3' })).toContain(
      'must be shorter than DATABASE_POOL_TIMEOUT',
    );
  });

  it('names every missing key in one line', () => {
    expect(fault({})).toBe(`Configuration: missing: ${Object.keys(whole).join(', ')}. See .env.example.`);
  });

  it.each(Object.keys(whole))(
    'can not do without %s, on Vercel either, and takes an empty one for missing',
    (key) => {
      for (const extra of [{}, { VERCEL: '1' }])
        expect(fault({ ...whole, ...extra, [key]: ' ' })).toBe(
          `Configuration: missing: ${key}. See .env.example.`,
        );
    },
  );

  it.each([
    ['DATABASE_POOL_SIZE', 'many'],
    ['DATABASE_POOL_SIZE', '0'],
    ['DATABASE_URL', 'mysql://db/mais'],
    ['APP_URL', 'mais.example'],
    ['STRIPE_SECRET_KEY', 'pk_test_1'],
    ['NEXTAUTH_SECRET', 'short'],
    ['ENCRYPTION_KEYS', 'e'.repeat(64)],
    ['ENCRYPTION_KEYS', `1:${'e'.repeat(64)},2:short`],
    ['LOG_LEVEL', 'loud'],
  ])('says that %s=%s is a bad value, without showing the others', (key, value) => {
    const line = fault({ ...whole, [key]: value });
    expect(line).toMatch(
      new RegExp(`^Configuration: bad value: ${key} \\([^\\n]+\\)\\. See \\.env\\.example\\.$`),
    );
    expect(line).not.toContain(whole.LINK_SECRET);
  });

  it.each([
    ['STRIPE_API_URL', 'http://127.0.0.1:4011'],
    ['POSTMARK_API_URL', 'http://127.0.0.1:4013'],
    ['LOCAL_CLOUD_URL', 'http://127.0.0.1:4014'],
    ['LOCAL_MAIL_KEY', 'k'.repeat(16)],
  ])('refuses %s on Vercel', (key, value) => {
    expect(fault({ ...whole, VERCEL: '1', [key]: value })).toContain(`not allowed on Vercel: ${key}`);
    expect(fault({ ...whole, [key]: value })).toBe('no fault');
  });

  it('refuses the demo on Vercel, and beside any vendor that is real', () => {
    const local = { STRIPE_API_URL: 'http://s', QSTASH_URL: 'http://q', POSTMARK_API_URL: 'http://p' };
    expect(fault({ ...whole, VERCEL: '1', DEMO: '1' })).toContain('not allowed on Vercel: DEMO');
    expect(fault({ ...whole, ...local, DEMO: '1' })).toBe('no fault');
    for (const real of Object.keys(local))
      expect(fault({ ...whole, ...local, [real]: '', DEMO: '1' })).toContain('DEMO=1 is only for stand-ins');
  });

  it('takes its address from Vercel when none is given', () => {
    const vercel = {
      ...whole,
      VERCEL: '1',
      VERCEL_URL: 'p-1.vercel.app',
      VERCEL_PROJECT_PRODUCTION_URL: 'mais.app',
    };
    expect(parseEnv({ ...vercel, VERCEL_ENV: 'preview' }).APP_URL).toBe('https://p-1.vercel.app');
    expect(parseEnv({ ...vercel, VERCEL_ENV: 'production' }).APP_URL).toBe('https://mais.app');
    expect(parseEnv({ ...vercel, APP_URL: 'https://book.example/' }).APP_URL).toBe('https://book.example');
  });

  it('wants both halves of Redis or none', () => {
    expect(fault({ ...whole, UPSTASH_REDIS_REST_URL: 'https://r.upstash.io' })).toContain('go together');
  });
});

it('every variable is explained in .env.example', () => {
  const explained = new Set(readFileSync('.env.example', 'utf8').match(/^[A-Z_0-9]+(?==)/gm));
  // The tools set this one.
  explained.add('NODE_ENV');
  expect(Object.keys(Env.shape).filter((name) => !explained.has(name))).toEqual([]);
});
