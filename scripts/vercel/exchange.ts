import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from 'node:http';

/** Vercel's limit for a function's request body. */
const mostBytes = 4_500_000;

export class TooLarge extends Error {}

/** @throws TooLarge */
export async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= mostBytes) chunks.push(chunk);
  }
  if (size > mostBytes) throw new TooLarge();
  return size || request.headers['content-length'] !== undefined ? Buffer.concat(chunks) : undefined;
}

/** Hop-by-hop headers: they belong to the connection, not to the message. */
const hopByHop = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'te', 'trailer'];

/**
 * Headers as Vercel sets them: a client's claims about its own address and our host are overwritten. Vercel always uses
 * https.
 */
export function seenByVercel({ headers, socket }: IncomingMessage): Headers {
  const seen = new Headers();
  for (const [name, value] of Object.entries(headers))
    if (!hopByHop.includes(name)) seen.set(name, [value ?? ''].flat().join(', '));
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  for (const name of ['x-real-ip', 'x-forwarded-for', 'x-vercel-forwarded-for']) seen.set(name, address);
  seen.set('x-forwarded-host', headers.host ?? '');
  seen.set('x-forwarded-proto', 'https');
  seen.set('x-vercel-id', 'here1::1');
  for (const name of ['forwarded', 'x-matched-path', 'x-now-route-matches']) seen.delete(name);
  return seen;
}

export function headersOf(headers: Headers): OutgoingHttpHeaders {
  const cookies = headers.getSetCookie();
  const plain = Object.fromEntries(headers);
  return cookies.length ? { ...plain, 'set-cookie': cookies } : plain;
}

export const keptOf = (headers: IncomingHttpHeaders): OutgoingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.includes(name)));
