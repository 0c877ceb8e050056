import { Client, Receiver } from '@upstash/qstash';
import { env } from '@/lib/env';

let client: Client | undefined;
let receiver: Receiver | undefined;

/** The SDK's own retries are off: the outbox retries. */
export function qstashClient(): Client {
  client ??= new Client({
    baseUrl: env.QSTASH_URL,
    token: env.QSTASH_TOKEN,
    retry: false,
    enableTelemetry: false,
    devMode: false,
  });
  return client;
}

export function qstashReceiver(): Receiver {
  receiver ??= new Receiver({
    currentSigningKey: env.QSTASH_CURRENT_SIGNING_KEY,
    nextSigningKey: env.QSTASH_NEXT_SIGNING_KEY,
    devMode: false,
  });
  return receiver;
}
