import { scriptedModel } from '../../stand-ins/assistant/api';
import type { CloudUrls } from '../../stand-ins/parts';
import type { CloudSecrets } from '../../stand-ins/settings';

type Variables = Record<string, string | undefined>;

type Vendor = {
  name: string;
  /** The vendor is real when all of these are set in the environment or in .env. */
  keys: string[];
  /** The variables that point the app at the stand-in instead. */
  local: (urls: CloudUrls, secrets: CloudSecrets) => Record<string, string>;
};

const vendors: Vendor[] = [
  {
    name: 'Stripe',
    keys: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET', 'STRIPE_CONNECT_WEBHOOK_SECRET'],
    local: (urls, secrets) => ({
      STRIPE_API_URL: urls.stripe,
      STRIPE_SECRET_KEY: secrets.stripeSecretKey,
      STRIPE_WEBHOOK_SECRET: secrets.stripeWebhookSecret,
      STRIPE_CONNECT_WEBHOOK_SECRET: secrets.stripeConnectWebhookSecret,
    }),
  },
  {
    name: 'QStash',
    keys: ['QSTASH_TOKEN', 'QSTASH_CURRENT_SIGNING_KEY', 'QSTASH_NEXT_SIGNING_KEY'],
    local: (urls, secrets) => ({
      QSTASH_URL: urls.qstash,
      QSTASH_TOKEN: secrets.qstashToken,
      QSTASH_CURRENT_SIGNING_KEY: secrets.qstashCurrentSigningKey,
      QSTASH_NEXT_SIGNING_KEY: secrets.qstashNextSigningKey,
    }),
  },
  {
    name: 'Postmark',
    keys: ['POSTMARK_SERVER_TOKEN'],
    local: (urls, secrets) => ({
      POSTMARK_API_URL: urls.postmark,
      POSTMARK_SERVER_TOKEN: secrets.postmarkServerToken,
      // Where its mails can be read. With a real vendor there are none, and mails of former runs are confidential.
      LOCAL_CLOUD_URL: urls.control,
    }),
  },
];

export type Standing = { name: string; real: boolean; missing: string[] };

/** Which vendors are used for real. One with only some of its keys is neither: it is reported with the missing ones. */
export function standings(given: Variables): Standing[] {
  return vendors.map(({ name, keys }) => {
    const missing = keys.filter((key) => !given[key]);
    return { name, real: missing.length < keys.length, missing: missing.length < keys.length ? missing : [] };
  });
}

/** The variables that point the app at the stand-ins of those vendors that are not used for real. */
export function standInVariables(
  given: Variables,
  urls: CloudUrls,
  secrets: CloudSecrets,
): Record<string, string> {
  const local = vendors.filter((_, index) => !standings(given)[index]?.real);
  return Object.assign({}, ...local.map((vendor) => vendor.local(urls, secrets)), {
    // It needs no key, so it is real as soon as its URL is set.
    HIBP_API_URL: given.HIBP_API_URL || urls.hibp,
    // Nobody needs it: without a client of Google's own it is there for the demo only, with nothing real beside it.
    ...(local.length === vendors.length && !given.GOOGLE_CLIENT_ID
      ? {
          GOOGLE_API_URL: urls.google,
          GOOGLE_CLIENT_ID: secrets.googleClientId,
          GOOGLE_CLIENT_SECRET: secrets.googleClientSecret,
        }
      : {}),
    // The same of the assistant's model.
    ...(local.length === vendors.length && !given.ASSISTANT_API_KEY
      ? {
          ASSISTANT_API_URL: urls.assistant,
          ASSISTANT_API_KEY: secrets.assistantApiKey,
          ASSISTANT_MODEL: scriptedModel,
        }
      : {}),
  });
}
