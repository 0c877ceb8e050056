export type CloudSecrets = {
  stripeSecretKey: string;
  stripeWebhookSecret: string;
  stripeConnectWebhookSecret: string;
  qstashToken: string;
  qstashCurrentSigningKey: string;
  qstashNextSigningKey: string;
  postmarkServerToken: string;
};

export type CloudOptions = {
  /** 0 (the default) takes a free port. */
  stripePort?: number;
  qstashPort?: number;
  postmarkPort?: number;
  hibpPort?: number;
  controlPort?: number;
  /** Where webhooks go; can be changed while running (POST /config), because tests learn their port late. */
  appUrl: string;
  secrets?: Partial<CloudSecrets>;
  /** A JSON file that carries accounts, sessions, payments and mails over a restart. */
  dataFile?: string;
  /** How long a bank debit "takes" when a person pays with one on the page. */
  bankDebitMs?: number;
  /** Where our own account is. Default US. */
  platformCountry?: string;
};

/** Not secret at all: they only open stand-ins that listen on 127.0.0.1. */
export const localSecrets: CloudSecrets = {
  stripeSecretKey: 'sk_test_local_cloud',
  stripeWebhookSecret: 'whsec_local_cloud_platform',
  stripeConnectWebhookSecret: 'whsec_local_cloud_connect',
  qstashToken: 'qstash_local_cloud_token',
  qstashCurrentSigningKey: 'sig_local_cloud_current_0000000000',
  qstashNextSigningKey: 'sig_local_cloud_next_0000000000000',
  postmarkServerToken: 'postmark-local-cloud-token',
};

/** What the parts share; `appUrl` is read at each delivery. */
export type Settings = {
  appUrl: string;
  secrets: CloudSecrets;
  bankDebitMs: number;
  platformCountry: string;
};
