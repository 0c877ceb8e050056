export type CloudSecrets = {
  stripeSecretKey: string;
  stripeWebhookSecret: string;
  stripeConnectWebhookSecret: string;
  qstashToken: string;
  qstashCurrentSigningKey: string;
  qstashNextSigningKey: string;
  postmarkServerToken: string;
  s3AccessKeyId: string;
  s3SecretAccessKey: string;
  googleClientId: string;
  googleClientSecret: string;
  assistantApiKey: string;
};

export type CloudOptions = {
  /** 0 (the default): any free port. */
  stripePort?: number;
  qstashPort?: number;
  postmarkPort?: number;
  hibpPort?: number;
  s3Port?: number;
  googlePort?: number;
  assistantPort?: number;
  controlPort?: number;
  /** Where webhooks are sent; can be changed while running (POST /config), because tests know their port late. */
  appUrl: string;
  secrets?: Partial<CloudSecrets>;
  /** A JSON file that preserves accounts, sessions, payments and mails across restarts. */
  dataFile?: string;
  /** How long a bank debit takes when a person pays with one on the page, milliseconds. */
  bankDebitMs?: number;
  /** The country of our own account, ISO 3166-1 alpha-2; default US. */
  platformCountry?: string;
};

/** Public: they only protect stand-ins that listen on 127.0.0.1. */
export const localSecrets: CloudSecrets = {
  stripeSecretKey: 'sk_test_local_cloud',
  stripeWebhookSecret: 'whsec_local_cloud_platform',
  stripeConnectWebhookSecret: 'whsec_local_cloud_connect',
  qstashToken: 'qstash_local_cloud_token',
  qstashCurrentSigningKey: 'sig_local_cloud_current_0000000000',
  qstashNextSigningKey: 'sig_local_cloud_next_0000000000000',
  postmarkServerToken: 'postmark-local-cloud-token',
  s3AccessKeyId: 'AKIALOCALCLOUD',
  s3SecretAccessKey: 's3-local-cloud-secret',
  googleClientId: 'local-cloud.apps.googleusercontent.test',
  googleClientSecret: 'GOCSPX-local-cloud',
  assistantApiKey: 'assistant-local-cloud-key',
};

/** Settings that the parts share; `appUrl` is read at each delivery. */
export type Settings = {
  appUrl: string;
  secrets: CloudSecrets;
  bankDebitMs: number;
  platformCountry: string;
};
