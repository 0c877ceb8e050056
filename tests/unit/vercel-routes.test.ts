import { expect, it } from 'vitest';
import type { Entry, Output } from '@/scripts/vercel/output';
import { follow, type Way } from '@/scripts/vercel/routes';
import type { Phase, Rule } from '@/scripts/vercel/schema';

/** The launcher's own reading of the Build Output API, which `npm run test:vercel` relies on. */
const page = (path: string): [string, Entry] => [path, { kind: 'file', path, file: path }];
const place = (phases: Partial<Record<Phase, Rule[]>>, ...paths: string[]): Output => ({
  project: '',
  config: {
    version: 3,
    routes: [],
    overrides: {},
    images: { localPatterns: [] },
    crons: [],
    framework: { slug: 'nextjs', version: '' },
  },
  phases: { main: [], filesystem: [], resource: [], miss: [], rewrite: [], hit: [], error: [], ...phases },
  entries: new Map(paths.map(page)),
  functions: [],
});
async function ask(output: Output, path: string, headers: Record<string, string> = {}) {
  const url = new URL(path, 'http://here');
  const way: Way = {
    method: 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: new Headers(headers),
    given: new Headers(),
    forced: new Headers(),
  };
  const found = await follow(output, way, async () => new Response('asked first'));
  return { found, way, at: found.kind === 'entry' ? found.entry.path : null };
}

it('finds what is there under its own name first', async () => {
  const rewrite = [{ src: '^/t/(?<nxtPname>[^/]+?)$', dest: '/t/[name]?nxtPname=$nxtPname', check: true }];
  const output = place({ rewrite }, 'index', 't/here', 't/[name]');
  expect((await ask(output, '/')).at).toBe('index');
  expect((await ask(output, '/t/here')).at).toBe('t/here');
  const { at, way } = await ask(output, '/t/a%20b?more=1');
  expect([at, way.query.toString()]).toEqual(['t/[name]', 'more=1&nxtPname=a%2520b']);
});

it('goes on with the new name where a rewritten one is not there', async () => {
  const miss = [{ src: '^/(?<path>.+)\\.part$', dest: '/$path.rsc', check: true }];
  const rewrite = [{ src: '^/p/(?<id>[^/]+?)(?<end>\\.rsc)$', dest: '/p/[id]$end?id=$id', check: true }];
  expect((await ask(place({ miss, rewrite }, 'p/[id].rsc'), '/p/7.part')).at).toBe('p/[id].rsc');
});

it('reads conditions, takes names out of them, and forces the headers of a hit', async () => {
  const main = [
    {
      src: '/(?<path>.+)',
      dest: '/$path.$kind',
      has: [{ type: 'header' as const, key: 'want', value: '(?<kind>[a-z]+)' }],
      continue: true,
    },
    {
      src: '/(.*)',
      headers: { 'X-Kept': 'yes' },
      missing: [{ type: 'header' as const, key: 'bare' }],
      continue: true,
    },
  ];
  const output = place(
    { main, hit: [{ src: '/(.+)', headers: { at: '/$1' }, important: true }] },
    'a.rsc',
    'a',
  );
  const { at, way } = await ask(output, '/a', { want: 'rsc' });
  expect([at, way.given.get('x-kept'), way.forced.get('at')]).toEqual(['a.rsc', 'yes', '/a.rsc']);
  expect((await ask(output, '/a', { bare: '1' })).way.given.get('x-kept')).toBeNull();
});

it('sends elsewhere, asks the middleware, and ends at the page for what is not there', async () => {
  const main = [
    { src: '^/(.+)/$', headers: { Location: '/$1' }, status: 308, continue: true },
    { src: '/guarded', middlewarePath: '/_middleware', continue: true },
  ];
  const error = [
    { src: '/.*', dest: '/404', status: 404 },
    { src: '/.*', dest: '/500', status: 500 },
  ];
  const output = place({ main, error, resource: [{ src: '/.*', status: 404 }] }, '404', '500', '_middleware');
  expect((await ask(output, '/a/')).found).toEqual({ kind: 'redirect', status: 308 });
  expect((await ask(output, '/guarded')).found.kind).toBe('answer');
  for (const path of ['/nope', '/_middleware']) expect((await ask(output, path)).at).toBe('404');
});
