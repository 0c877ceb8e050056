import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export type CloudRequest = {
  method: string;
  /** The path as sent, without the query. */
  path: string;
  /** Path and query as sent: QStash puts whole URLs in it. */
  raw: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
};

/** `hang` never answers, `reset` drops the connection, `cut` drops it amid the body: simulated network failures. */
export type Reply =
  | { status: number; headers?: Record<string, string>; body?: string | Buffer; cut?: true }
  /** Sent piece by piece, as a stream of events is. */
  | {
      status: number;
      headers: Record<string, string>;
      body?: undefined;
      pieces: string[];
      paceMs: number;
      cut?: true;
    }
  | { drop: 'hang' | 'reset' };

export type Handler = (request: CloudRequest) => Reply | Promise<Reply>;
export type Listener = { url: string; port: number; close: () => Promise<void> };

export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

export function html(body: string, status = 200): Reply {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body,
  };
}

export function redirect(location: string): Reply {
  return { status: 303, headers: { location } };
}

export function header(request: CloudRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

export async function listen(handler: Handler, port: number): Promise<Listener> {
  const server = createServer((incoming, outgoing) => {
    void answer(handler, incoming, outgoing);
  });
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function sendPieces(
  { pieces, paceMs, cut }: { pieces: string[]; paceMs: number; cut?: true },
  outgoing: ServerResponse,
): Promise<void> {
  for (const piece of cut ? pieces.slice(0, Math.ceil(pieces.length / 2)) : pieces) {
    if (outgoing.destroyed) return;
    outgoing.write(piece);
    if (paceMs > 0) await sleep(paceMs);
  }
  if (!cut) return void outgoing.end();
  // What was written has to leave before the connection breaks.
  await sleep(20);
  outgoing.destroy();
}

async function answer(handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const raw = incoming.url ?? '/';
    const mark = raw.indexOf('?');
    const reply = await handler({
      method: incoming.method ?? 'GET',
      path: mark < 0 ? raw : raw.slice(0, mark),
      raw,
      query: new URLSearchParams(mark < 0 ? '' : raw.slice(mark + 1)),
      headers: incoming.headers,
      body: Buffer.concat(chunks),
    });
    if ('drop' in reply) {
      if (reply.drop === 'reset') incoming.socket.resetAndDestroy();
      return;
    }
    outgoing.writeHead(reply.status, reply.headers);
    if ('pieces' in reply) return await sendPieces(reply, outgoing);
    if (reply.cut) {
      const body = Buffer.from(reply.body ?? '');
      outgoing.write(body.subarray(0, Math.ceil(body.length / 2)), () => incoming.socket.destroy());
      return;
    }
    outgoing.end(reply.body ?? '');
  } catch (error) {
    if (outgoing.destroyed || incoming.destroyed) return;
    console.error('local cloud:', error);
    if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-type': 'text/plain' });
    outgoing.end('The local cloud broke; see its output.');
  }
}
