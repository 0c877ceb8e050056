/**
 * The self-hosted entry: Next behind a Node server with sane limits. Run it with Node 24 without a build step:
 * `NODE_ENV=production node server/main.ts`, after `next build`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { flushCompileCache } from 'node:module';
import type { Server, Socket } from 'node:net';
import { join } from 'node:path';
import next from 'next';
import { createConcurrencyLimit, isAlwaysOpen } from '../lib/http/limits/concurrency-limit.ts';
import { transportSecurity } from '../lib/http/pages/security-headers.ts';
import { isFree } from '../scripts/free-port.ts';
import { createBodyArrival, FILE_BODY_MS } from './body-buffer.ts';
import { isMissingFile } from './built-files.ts';
import { listenOnSharedPort } from './listeners.ts';
import { isKnownPicture } from './pictures.ts';
import { askBack, refuseAddress, refuseFile, refusePicture, sayTooSlow } from './problems.ts';
import { tellRedirectsOnce } from './redirects.ts';
import { readsOneWay } from './request-target.ts';
import { describeBody } from './sent-body.ts';
import { markSharedPage } from './shared-pages.ts';
import { createStartQueue } from './start-queue.ts';
import { serverLimits } from './timeouts.ts';

const port = Number(process.env.PORT ?? 3000);
const dev = process.env.NODE_ENV === 'development';
const graceMs = Number(process.env.GRACEFUL_SHUTDOWN_TIMEOUT_MS || 60_000);
// The same default as in lib/env.ts.
const limit = createConcurrencyLimit(Number(process.env.MOST_REQUESTS_AT_ONCE || 200));
// More than the calls that may wait for Stripe (lib/integrations/vendors.ts): during an outage of it, pages and the
// office still work.
const line = createStartQueue(80);
// Separate limits for machines, so that slow bodies of others can't keep Stripe's webhooks out.
const whenArrived = createBodyArrival();
const whenMachinesArrived = createBodyArrival();
const whenFilesArrived = createBodyArrival(FILE_BODY_MS);
const behindProxy = Boolean(process.env.TRUSTED_IP_HEADER);

/** By then the first pages were asked for. */
const KEEP_COMPILED_MS = 4000;

const onHttps = (process.env.APP_URL ?? '').startsWith('https:');

const host = process.env.HOST;
if (!(await isFree(port, host))) {
  console.error(`Port ${port} is taken.`);
  process.exit(1);
}

const server = createServer(serverLimits);
const app = next({ dev, dir: join(import.meta.dirname, '..'), port, httpServer: server, quiet: !dev });
await app.prepare();
const handle = app.getRequestHandler();

server.on('request', (request, response) => {
  describeVisitor(request);
  // Set here so that cached pages get it too, which none of our code sees.
  if (onHttps) response.setHeader('strict-transport-security', transportSecurity);
  if (!readsOneWay(request)) return refuseAddress(response);
  markSharedPage(request);
  if (!dev && !isKnownPicture(request.url)) return refusePicture(response);
  if (!dev && isMissingFile(request.url)) return refuseFile(response);
  if (stopping) response.setHeader('connection', 'close');
  if (isPage(request.url)) {
    countPage(request, response);
    tellRedirectsOnce(response);
  }
  describeBody(request, response);
  const answer = () => {
    handle(request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
  const enter = () => {
    const leave = limit.enter();
    if (!leave) return askBack(response);
    response.once('close', leave);
    response.once('close', line.join(answer));
  };
  const refusals = { tooSlow: () => sayTooSlow(response), tooMany: () => askBack(response) };
  if (isAlwaysOpen(request.url?.split('?', 1)[0] ?? '/'))
    whenMachinesArrived(request, response, { go: answer, ...refusals });
  else if (isFile(request)) whenFilesArrived(request, response, { go: enter, ...refusals });
  else whenArrived(request, response, { go: enter, ...refusals });
});

const isPage = (url = '/') => !/^\/(?:_next|api|files|health|icon)/.test(url);
const isFile = ({ method, url = '/' }: IncomingMessage) =>
  method === 'PUT' && url.startsWith('/files/signed/');

/** Counts pages, all kinds together; API routes count themselves, by their pattern. */
function countPage({ method }: IncomingMessage, response: ServerResponse): void {
  const started = performance.now();
  response.once('finish', () => {
    const { maisCountAnswer: count } = globalThis as typeof globalThis & {
      maisCountAnswer?: (route: string, status: number, seconds: number) => void;
    };
    count?.(`${method} page`, response.statusCode, (performance.now() - started) / 1000);
  });
}

/** Rate limits count by address, so a visitor must not choose it: only a declared proxy may set the header. */
function describeVisitor({ headers, socket }: IncomingMessage): void {
  if (behindProxy) return;
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  headers['x-real-ip'] = address;
  headers['x-forwarded-for'] = address;
  for (const name of ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded'])
    delete headers[name];
}

// Upgraded connections (hot reload) leave the server's list: closing it doesn't end them.
const upgraded = new Set<Socket>();
server.on('upgrade', (_request, socket: Socket) => {
  upgraded.add(socket);
  socket.once('close', () => upgraded.delete(socket));
});

const doors: Server[] = [];
let stopping = false;

/** The app's own shutdown (lib/http/process/shutdown.ts): announces jobs, sends traces, closes connections. */
async function cleanUp(): Promise<void> {
  const { maisCleanUp } = globalThis as typeof globalThis & { maisCleanUp?: () => Promise<unknown> };
  await maisCleanUp?.().catch((error: unknown) => console.error(error));
}

/** Graceful shutdown: accepts no new requests, lets running ones finish, then ends. A second signal changes nothing. */
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), dev ? 2000 : graceMs).unref();
  const closed = Promise.all(doors.map((door) => new Promise((resolve) => door.close(resolve))));
  for (const socket of upgraded) socket.destroy();
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  await closed;
  clearInterval(sweep);
  await app.close();
  await cleanUp();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
// The parent `npm start` has died without a signal.
process.on('disconnect', stop);

doors.push(...(await listenOnSharedPort(server, { port, host })));
process.send?.('ready');
// Node keeps what it compiled (NODE_COMPILE_CACHE) when a process ends by itself. One that is killed has started too.
setTimeout(flushCompileCache, KEEP_COMPILED_MS).unref();
