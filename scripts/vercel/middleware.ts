import { buffer } from 'node:stream/consumers';
import { headersOf, keptOf } from './exchange.ts';
import type { Call, createFunctions } from './functions.ts';
import type { Output } from './output.ts';
import type { Way } from './routes.ts';

type Place = { output: Output; functions: ReturnType<typeof createFunctions> };

/**
 * Runs the middleware for a request.
 * @returns its response; null when the request continues, with the middleware's changes
 */
export async function askMiddleware(
  { output, functions }: Place,
  path: string,
  way: Way,
  asked: URL,
): Promise<Response | null> {
  const entry = output.entries.get(path);
  if (entry?.kind !== 'function') throw new Error(`There is no middleware ${path}.`);
  const headers = headersOf(way.headers) as Call['headers'];
  delete headers['content-length'];
  const answer = await functions.call(entry.run, {
    method: way.method,
    url: asked.pathname + asked.search,
    headers,
  });
  const said = new Headers();
  for (const [name, value] of Object.entries(keptOf(answer.headers)))
    for (const each of [value ?? []].flat()) said.append(name, String(each));
  const goesOn = said.get('x-middleware-next') === '1' || said.has('x-middleware-rewrite');
  for (const name of (said.get('x-middleware-override-headers') ?? '').split(',').filter(Boolean)) {
    const wanted = said.get(`x-middleware-request-${name}`);
    if (wanted === null) way.headers.delete(name);
    else way.headers.set(name, wanted);
  }
  const rewritten = said.get('x-middleware-rewrite');
  if (rewritten !== null) {
    const to = new URL(rewritten, asked);
    // The function may know this machine by another of its names.
    if (![asked.hostname, 'localhost', '127.0.0.1'].includes(to.hostname))
      throw new Error(`A middleware that rewrites to another host is not known: ${to.host}.`);
    way.path = to.pathname;
    way.query = to.searchParams;
  }
  for (const name of [...said.keys()]) if (name.startsWith('x-middleware-')) said.delete(name);
  if (!goesOn) {
    const body = await buffer(answer);
    return new Response(body.length ? new Uint8Array(body) : null, {
      status: answer.statusCode,
      headers: said,
    });
  }
  answer.resume();
  for (const [name, value] of said) {
    if (name === 'set-cookie') way.given.append(name, value);
    else way.given.set(name, value);
  }
  return null;
}
