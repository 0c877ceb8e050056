/**
 * The process of one function, as Vercel's Node runtime starts it: `function-host.ts <handler> <socket> [web]`. Ends
 * with its parent.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type WebHandler = (request: Request) => Promise<Response>;

const [, , file = '', socket = '', kind] = process.argv;

/** Work that a function continues after its response (`waitUntil`): Vercel keeps it alive for that. */
const unfinished = new Set<Promise<unknown>>();
const waitUntil = (work: Promise<unknown>) => {
  const settled: Promise<unknown> = Promise.resolve(work)
    .catch((error: unknown) => console.error(error))
    .finally(() => unfinished.delete(settled));
  unfinished.add(settled);
};
Object.assign(globalThis, { [Symbol.for('@vercel/request-context')]: { get: () => ({ waitUntil }) } });

const handler: unknown = createRequire(file)(file);
if (typeof handler !== 'function') throw new Error(`${file} exports no function.`);
const handle = kind === 'web' ? throughWeb(handler as WebHandler) : (handler as Handler);

const server = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => {
    console.error(error);
    response.destroy();
  });
});
server.keepAliveTimeout = 65_000;
server.listen(socket, () => process.send?.('ready'));

let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  server.close();
  await Promise.all(unfinished);
  process.exit(0);
}
process.on('SIGTERM', () => void end());
process.on('disconnect', () => process.exit(0));

function throughWeb(answer: WebHandler): Handler {
  return async (incoming, outgoing) => {
    const { headers, method = 'GET' } = incoming;
    const list = Object.entries(headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((each): [string, string] => [name, each]),
    );
    // The function's own URL: only the host in front of it knows the requested one.
    const response = await answer(
      new Request(new URL(incoming.url ?? '/', `https://${headers.host}`), { method, headers: list }),
    );
    const sent = [...response.headers].filter(([name]) => name !== 'set-cookie').flat();
    for (const cookie of response.headers.getSetCookie()) sent.push('set-cookie', cookie);
    outgoing.writeHead(response.status, sent);
    if (response.body) await pipeline(Readable.fromWeb(response.body as ReadableStream), outgoing);
    else outgoing.end();
  };
}
