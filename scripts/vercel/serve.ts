/**
 * Serves the output of `vercel build` in the project named by VERCEL_BUILD, on PORT: stands in for Vercel in the tests.
 * It caches nothing.
 */

import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { bodyOf, headersOf, keptOf, seenByVercel, TooLarge } from './exchange.ts';
import { createFunctions } from './functions.ts';
import { askMiddleware } from './middleware.ts';
import { type Entry, readOutput } from './output.ts';
import { callFor, isAboutFallback } from './prerender.ts';
import { follow, lookForError, type Way } from './routes.ts';

const project = process.env.VERCEL_BUILD;
if (!project) throw new Error('VERCEL_BUILD names no built project.');
const output = readOutput(project);
const functions = createFunctions(project, process.env);

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    if (error instanceof TooLarge) return response.writeHead(413).end('FUNCTION_PAYLOAD_TOO_LARGE');
    console.error(error);
    response.destroy();
  });
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request);
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const url = new URL(request.url ?? '/', 'http://here');
  const way: Way = {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: seenByVercel(request),
    given: new Headers(),
    forced: new Headers(),
  };
  if (way.path === '/_next/image')
    return void response.writeHead(501).end("Vercel's maker of pictures is not here.");
  const found = await follow(output, way, (path, asked) =>
    askMiddleware({ output, functions }, path, asked, url),
  );
  const send = (status: number, headers: OutgoingHttpHeaders) =>
    response.writeHead(status, {
      ...headersOf(way.given),
      ...headers,
      ...headersOf(way.forced),
      'set-cookie': [...way.given.getSetCookie(), ...[headers['set-cookie'] ?? []].flat().map(String)],
    });
  if (found.kind === 'redirect') return void send(found.status, {}).end();
  if (found.kind === 'answer') {
    send(found.response.status, headersOf(found.response.headers));
    return void response.end(Buffer.from(await found.response.arrayBuffer()));
  }
  if (found.kind === 'nothing') return void send(404, { 'content-type': 'text/plain' }).end('NOT_FOUND');
  await serve(found.entry);

  async function serve(entry: Entry): Promise<void> {
    if (entry.kind === 'file') {
      send(way.status ?? 200, entry.contentType ? { 'content-type': entry.contentType } : {});
      return pipeline(createReadStream(entry.file), response);
    }
    const { prerender } = entry;
    if (prerender?.fallback && isAboutFallback(prerender, way)) {
      const { fsPath } = prerender.fallback;
      const type = fsPath.endsWith('.html') ? { 'content-type': 'text/html; charset=utf-8' } : {};
      send(way.status ?? prerender.initialStatus ?? 200, { ...type, ...prerender.initialHeaders });
      return pipeline(createReadStream(join(prerender.folder, fsPath)), response);
    }
    const call = callFor(entry, way, url.pathname);
    const answered = await functions
      .call(entry.run, { ...call, body, signal: gone.signal })
      .catch((error: unknown) => {
        if (gone.signal.aborted) return null;
        console.error(error);
        return 'failed' as const;
      });
    if (answered === null) return;
    if (answered === 'failed') {
      way.status = 500;
      const page = lookForError(output, way);
      return page?.kind === 'file' ? serve(page) : void send(500, {}).end('FUNCTION_INVOCATION_FAILED');
    }
    send(way.status ?? answered.statusCode ?? 500, keptOf(answered.headers));
    await pipeline(answered, response).catch(() => response.destroy());
  }
}

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  const closed = new Promise((resolve) => server.close(resolve));
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  await closed;
  clearInterval(sweep);
  await functions.close();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
process.on('disconnect', () => void stop());

// As Vercel's router: a connection that a client is about to use again is not closed under it.
server.keepAliveTimeout = 65_000;
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'));
