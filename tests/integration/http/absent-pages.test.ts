import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '@/tests/support/app';

/** Addresses where nothing is: anybody can think of any number of them, and no page of ours leads to one. */
let app: TestApp;
beforeAll(async () => {
  app = await startApp({
    RATE_LIMIT_PUBLIC_PER_15_MIN: '100000',
    PLATFORM_COMMISSION_BPS: '325',
    OPERATOR_NAME: 'Ada & Co',
    OPERATOR_ADDRESS: '1 Mill Lane, Ely',
    OPERATOR_EMAIL: 'hello@ada.example',
  });
}, 240_000);
afterAll(() => app?.close());

const build = join(import.meta.dirname, '../../../.next');
const filesOf = (folder: string): string[] => {
  const path = join(build, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).map((file) => join(path, file));
};
const open = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(app.url + path, { headers });
  return { status: response.status, text: await response.text() };
};

it('leave nothing on the disk, and are “not found” each time', async () => {
  const marks = Array.from({ length: 10 }, () => randomUUID());
  const began = Date.now();
  const paths = marks.flatMap((mark) => [
    `/t/${mark}`,
    `/t/${mark}/p/elopement`,
    `/t/bella-weddings/p/${mark}`,
    `/t/bella-weddings/s/${mark}`,
  ]);
  for (const path of paths) {
    for (const headers of [{}, { rsc: '1' }, {}] as Record<string, string>[])
      expect([path, (await open(path, headers)).status]).toEqual([path, 404]);
  }
  // Not cached itself, but it looks for where the package may have gone.
  for (const mark of marks) await open(`/t/bella-weddings/book/${mark}`);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const isOurs = (text: string) => marks.some((mark) => text.includes(mark));
  expect(filesOf('server').filter(isOurs)).toEqual([]);
  // What is kept of values is named by a hash. No other test asks for what is nowhere, nor does this app keep it.
  const values = filesOf('cache/fetch-cache').filter((file) => statSync(file).mtimeMs >= began);
  const kept = values.map((file) => JSON.parse(readFileSync(file, 'utf8')));
  expect(kept.filter(({ data, tags }) => isOurs(String(tags)) || data.body === 'null')).toEqual([]);
}, 240_000);

it('keep what is there cached, and the page that says so to the whole platform', async () => {
  await open('/t/bella-weddings');
  await new Promise((resolve) => setTimeout(resolve, 300));
  const again = await fetch(`${app.url}/t/bella-weddings`);
  await again.text();
  expect(again.headers.get('x-nextjs-cache')).toBe('HIT');
  const nowhere = await fetch(`${app.url}/nothing-is-here`);
  await nowhere.text();
  expect([nowhere.status, nowhere.headers.get('x-nextjs-cache')]).toEqual([404, 'HIT']);
});

it('no link of a public page leads to: each opens a page, and its part of that page', async () => {
  const walked = new Map<string, string>();
  const isPublic = (path: string) =>
    /^\/(demo|help|terms|privacy|imprint|sign-up|sign-in|manage|problems\/\w+|t\/[^/]+(\/[ps]\/[^/]+)?)?$/.test(
      path,
    );
  const queue = [
    '/',
    '/problems/slot_taken',
    ...['bella-weddings', 'serene-spa', 'outback-tours'].map((slug) => `/t/${slug}`),
  ];
  const wrong: string[] = [];
  for (let from = queue.shift(); from !== undefined; from = queue.shift()) {
    const { text } = await open(from);
    walked.set(from, text);
    for (const [, href = ''] of text.matchAll(/<a [^>]*href="([^"]+)"/g)) {
      if (!href.startsWith('/') && !href.startsWith('#')) continue;
      const { pathname, search, hash } = new URL(href.replaceAll('&amp;', '&'), app.url + from);
      const target = pathname + search;
      if (!walked.has(target)) {
        const { status, text: there } = await open(target);
        walked.set(target, there);
        if (status !== 200) wrong.push(`${from} leads to ${target}: ${status}`);
        if (isPublic(pathname)) queue.push(target);
      }
      if (hash && !walked.get(target)?.includes(`id="${hash.slice(1)}"`))
        wrong.push(`${from} leads to ${target}${hash}`);
    }
  }
  expect(wrong).toEqual([]);
  for (const path of [
    '/help',
    '/terms',
    '/privacy',
    '/imprint',
    '/sign-up?trade=coach',
    '/t/serene-spa/p/yoga-class',
  ])
    expect([...walked.keys()]).toContain(path);
}, 240_000);

it('what it costs and who runs it stand where they should, as configured', async () => {
  for (const path of ['/', '/sign-up', '/terms', '/help']) {
    const { text } = await open(path);
    expect(text, path).toContain('3.25%');
    expect(text, path).toContain('$3.25');
  }
  for (const path of ['/imprint', '/terms', '/privacy']) {
    const { text } = await open(path);
    expect(text, path).toContain('Ada &amp; Co');
    expect(text, path).toContain('hello@ada.example');
  }
});
