/**
 * The local cloud as a process. Ports, secrets, the app's URL and the data file come from the environment (see
 * README.md); its URLs are printed as one line of JSON, and sent to the parent process if there is one.
 */
import { startLocalCloud } from './server';
import type { CloudSecrets } from './settings';

const secretNames: Record<keyof CloudSecrets, string> = {
  stripeSecretKey: 'STRIPE_SECRET_KEY',
  stripeWebhookSecret: 'STRIPE_WEBHOOK_SECRET',
  stripeConnectWebhookSecret: 'STRIPE_CONNECT_WEBHOOK_SECRET',
  qstashToken: 'QSTASH_TOKEN',
  qstashCurrentSigningKey: 'QSTASH_CURRENT_SIGNING_KEY',
  qstashNextSigningKey: 'QSTASH_NEXT_SIGNING_KEY',
  postmarkServerToken: 'POSTMARK_SERVER_TOKEN',
  s3AccessKeyId: 'STORAGE_ACCESS_KEY_ID',
  s3SecretAccessKey: 'STORAGE_SECRET_ACCESS_KEY',
  googleClientId: 'GOOGLE_CLIENT_ID',
  googleClientSecret: 'GOOGLE_CLIENT_SECRET',
  assistantApiKey: 'ASSISTANT_API_KEY',
};

const { env } = process;
const secrets: Partial<CloudSecrets> = {};
for (const [key, name] of Object.entries(secretNames)) {
  const value = env[name];
  if (value) secrets[key as keyof CloudSecrets] = value;
}

const cloud = await startLocalCloud({
  stripePort: Number(env.LOCAL_CLOUD_STRIPE_PORT ?? 0),
  qstashPort: Number(env.LOCAL_CLOUD_QSTASH_PORT ?? 0),
  postmarkPort: Number(env.LOCAL_CLOUD_POSTMARK_PORT ?? 0),
  hibpPort: Number(env.LOCAL_CLOUD_HIBP_PORT ?? 0),
  s3Port: Number(env.LOCAL_CLOUD_S3_PORT ?? 0),
  googlePort: Number(env.LOCAL_CLOUD_GOOGLE_PORT ?? 0),
  assistantPort: Number(env.LOCAL_CLOUD_ASSISTANT_PORT ?? 0),
  controlPort: Number(env.LOCAL_CLOUD_CONTROL_PORT ?? 0),
  appUrl: env.APP_URL ?? 'http://127.0.0.1:3000',
  secrets,
  platformCountry: env.STRIPE_PLATFORM_COUNTRY?.trim().toUpperCase() || 'US',
  ...(env.LOCAL_CLOUD_DATA_FILE ? { dataFile: env.LOCAL_CLOUD_DATA_FILE } : {}),
});
console.log(JSON.stringify(cloud.urls));
process.send?.({ urls: cloud.urls });

let closing = false;
async function stop(): Promise<void> {
  if (closing) return;
  closing = true;
  await cloud.close();
  process.exit(0);
}

process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
// Must not outlive a start command that was killed.
process.on('disconnect', () => void stop());
