import { expect, it } from 'vitest';
import { standInVariables, standings } from '@/scripts/start/vendors';
import { localSecrets } from '@/stand-ins/settings';

const urls = {
  stripe: 'http://s',
  qstash: 'http://q',
  postmark: 'http://p',
  hibp: 'http://h',
  s3: 'http://s3',
  google: 'http://g',
  assistant: 'http://a/v1',
  control: 'http://c',
};

it('stands in for all of them on a bare machine', () => {
  expect(standings({}).map(({ real }) => real)).toEqual([false, false, false]);
  expect(standInVariables({}, urls, localSecrets)).toMatchObject({
    STRIPE_API_URL: 'http://s',
    QSTASH_URL: 'http://q',
    POSTMARK_API_URL: 'http://p',
    HIBP_API_URL: 'http://h',
    LOCAL_CLOUD_URL: 'http://c',
    GOOGLE_API_URL: 'http://g',
    ASSISTANT_API_URL: 'http://a/v1',
  });
  const given = { HIBP_API_URL: 'https://api.pwnedpasswords.com' };
  expect(standInVariables(given, urls, localSecrets)).toMatchObject(given);
});

it('leaves a vendor with keys alone, and that one only', () => {
  const given = { POSTMARK_SERVER_TOKEN: 'real' };
  const variables = standInVariables(given, urls, localSecrets);
  expect(variables).toHaveProperty('STRIPE_API_URL');
  expect(variables).not.toHaveProperty('POSTMARK_API_URL');
  expect(variables).not.toHaveProperty('POSTMARK_SERVER_TOKEN');
  expect(variables).not.toHaveProperty('LOCAL_CLOUD_URL');
  // Beside something real nobody connects an account that is none.
  expect(variables).not.toHaveProperty('GOOGLE_API_URL');
  expect(variables).not.toHaveProperty('ASSISTANT_API_KEY');
});

it('names what is missing of a vendor that has only some of its keys', () => {
  const [stripe] = standings({ STRIPE_SECRET_KEY: 'sk_live_1' });
  expect(stripe).toEqual({
    name: 'Stripe',
    real: true,
    missing: ['STRIPE_WEBHOOK_SECRET', 'STRIPE_CONNECT_WEBHOOK_SECRET'],
  });
});
