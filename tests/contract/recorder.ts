import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { limitedFetch } from '@/lib/limited-fetch';
import type { Exchange } from './recording';
import { reduce } from './reduce';

const sent = [
  'authorization',
  'content-type',
  'idempotency-key',
  'stripe-account',
  'stripe-version',
  'user-agent',
]; // prettier-ignore
const answered = [
  'content-type',
  'idempotency-key',
  'idempotent-replayed',
  'request-id',
  'stripe-should-retry',
  'retry-after',
]; // prettier-ignore
/** The SDK gives a key of its own to what carries none. */
const ofTheSdk = 'stripe-node-retry-';
/** Instants differ from run to run. */
const instants = new Set(['expires_at', 'tos_acceptance[date]']);
const patienceMs = 60_000;

/**
 * Stands between the SDK and Stripe (or its stand-in), hands everything on unchanged and writes down what was said. So the
 * product's own client is what is recorded.
 */
export async function startRecorder(target: string) {
  let exchanges: Exchange[] = [];
  let apiVersion = '';
  let isQuiet = false;
  const server = createServer((incoming, outgoing) => {
    void pass(incoming).then(
      ({ status, headers, body }) => outgoing.writeHead(status, headers).end(body),
      () => outgoing.destroy(),
    );
  });

  async function pass(incoming: IncomingMessage) {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const form = Buffer.concat(chunks).toString();
    const method = incoming.method ?? 'GET';
    const path = incoming.url ?? '/';
    const headers = pick(sent, (name) => incoming.headers[name]?.toString());
    const response = await limitedFetch(
      target + path,
      { method, headers, ...(method === 'POST' ? { body: form } : {}) },
      patienceMs,
    );
    const body = await response.text();
    apiVersion = headers['stripe-version'] ?? apiVersion;
    const exchange = toExchange(method, path, form, headers, response, body);
    if (response.status >= 500 && response.status !== 501)
      throw new Error(`${method} ${path} answered ${response.status}`);
    if (!isQuiet) exchanges.push(exchange);
    return {
      status: response.status,
      headers: pick(answered, (name) => response.headers.get(name) ?? undefined),
      body,
    };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    apiVersion: () => apiVersion,
    /** What was said since the last time. */
    take(): Exchange[] {
      const taken = exchanges;
      exchanges = [];
      return taken;
    },
    /** What is only preparation or waiting isn't written down. */
    async quietly<T>(work: () => Promise<T>): Promise<T> {
      const before = isQuiet;
      isQuiet = true;
      try {
        return await work();
      } finally {
        isQuiet = before;
      }
    },
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

export type Recorder = Awaited<ReturnType<typeof startRecorder>>;

function toExchange(
  method: string,
  path: string,
  form: string,
  headers: Record<string, string>,
  response: Response,
  body: string,
): Exchange {
  const { pathname, searchParams } = new URL(path, 'http://stripe');
  const params = method === 'POST' ? new URLSearchParams(form) : searchParams;
  const account = headers['stripe-account'];
  const idempotencyKey = headers['idempotency-key'];
  return {
    request: {
      method,
      path: pathname,
      ...(account ? { account } : {}),
      ...(idempotencyKey && !idempotencyKey.startsWith(ofTheSdk) ? { idempotencyKey } : {}),
      params: Object.fromEntries(
        [...params].sort().map(([name, value]) => [name, instants.has(name) ? '<instant>' : value]),
      ),
    },
    response: {
      status: response.status,
      ...(response.headers.get('idempotent-replayed') === 'true' ? { replayed: true } : {}),
      body: reduce(JSON.parse(body)),
    },
  };
}

function pick(names: string[], read: (name: string) => string | undefined): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = read(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
