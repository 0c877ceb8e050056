/**
 * The page on which a visitor books, beside a blank dynamic page of the same framework, built for this run:
 * `npm run bench -- booking-page`.
 *
 * - Requests a second of CPU, in turn. Target: at least half of the blank page's.
 * - Script that the page loads until it is quiet, each file gzipped here alike. Target: at most 1.3 times the blank page's.
 * - How long the main thread is blocked while it loads, on a processor four times slower (as Lighthouse reckons its
 *   "total blocking time": what of each task is beyond 50 ms, from the first paint on).
 * - A month of times of several people, as it is sent to a browser. Target: at most 6 kB.
 */
import { get } from 'node:http';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from '@playwright/test';
import autocannon from 'autocannon';
import { browserArguments, findBrowser } from '@/scripts/test/browser';
import { startApp } from '@/tests/support/app';
import { startTestPostgres } from '@/tests/support/postgres';
import { startBlankApp } from './blank-app';
import { cpuMsOf } from './cpu';

type Served = { url: string; pid: () => number };

const SECONDS = 4;
const ROUNDS = 3;
const pages = {
  'a date': '/t/bella-weddings/book/elopement',
  'a time with a person': '/t/serene-spa/book/massage-60',
};
const kB = (bytes: number) => (bytes / 1000).toFixed(0);
const middle = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const stop = await startTestPostgres({ measured: true });
const app = await startApp({
  RATE_LIMIT_PUBLIC_PER_15_MIN: '100000000',
  RATE_LIMIT_PUBLIC_PER_ADDRESS_PER_15_MIN: '100000000',
});
const blank = await startBlankApp();
const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments });
try {
  await compareCpu();
  await compareScript(browser);
  await weighMonth();
} finally {
  await browser.close();
  await blank.stop();
  await app.close();
  await stop();
}

async function compareCpu(): Promise<void> {
  const reference = () => load(blank, '/');
  for (const [what, path] of Object.entries(pages)) {
    // Compiled, on both sides.
    for (let round = 0; round < 2; round += 1) await Promise.all([reference(), load(app, path)]);
    const ratios: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const least = await reference();
      const page = await load(app, path);
      ratios.push(least.cpuMs / page.cpuMs);
      console.log(
        `booking page of ${what}: ${page.cpuMs.toFixed(1)} ms CPU (${page.perSecond.toFixed(0)}/s); blank dynamic page ${least.cpuMs.toFixed(1)} ms (${least.perSecond.toFixed(0)}/s)`,
      );
    }
    console.log(
      `booking page of ${what} against a blank dynamic page, median of ${ROUNDS}: ${middle(ratios).toFixed(2)} (target ≥ 0.5)`,
    );
  }
}

async function load({ url, pid }: Served, path: string) {
  const before = cpuMsOf(pid());
  const result = await autocannon({ url: `${url}${path}`, connections: 10, duration: SECONDS });
  if (result.non2xx > 0) throw new Error(`${path}: ${result.non2xx} answers were refused`);
  const answered = result.requests.total;
  return { cpuMs: (cpuMsOf(pid()) - before) / answered, perSecond: answered / result.duration };
}

async function compareScript(browser: Browser): Promise<void> {
  const reference = await opened(browser, `${blank.url}/`);
  for (const [what, path] of Object.entries(pages)) {
    const page = await opened(browser, `${app.url}${path}`);
    console.log(
      `script of the booking page of ${what}: ${kB(page.script)} kB, of a blank page ${kB(reference.script)} kB: ${(page.script / reference.script).toFixed(2)} (target ≤ 1.3); main thread blocked for ${page.blockedMs.toFixed(0)} ms, of a blank page ${reference.blockedMs.toFixed(0)} ms`,
    );
  }
}

async function opened(browser: Browser, url: string): Promise<{ script: number; blockedMs: number }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    sizes.push(
      response.body().then((body) => {
        if (process.env.NAMES) console.log(response.url(), body.length, gzipSync(body).length);
        return gzipSync(body).length;
      }),
    );
  });
  const devTools = await context.newCDPSession(page);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(() => {
    const tasks: { start: number; ms: number }[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) tasks.push({ start: startTime, ms: duration });
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.waitForTimeout(2_000);
  const blockedMs = await page.evaluate(() => {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    const { tasks } = window as unknown as { tasks: { start: number; ms: number }[] };
    return tasks
      .filter(({ start, ms }) => start + ms > (paint?.startTime ?? 0))
      .reduce((sum, { ms }) => sum + ms - 50, 0);
  });
  const script = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await context.close();
  return { script, blockedMs };
}

async function weighMonth(): Promise<void> {
  const next = new Date();
  next.setUTCMonth(next.getUTCMonth() + 1, 1);
  const query = new URLSearchParams({
    month: next.toISOString().slice(0, 7),
    seats: '1',
    clock: 'business',
    zone: 'America/New_York',
  });
  const url = `${app.url}${pages['a time with a person']}/month?${query}`;
  const [sent, plain] = await Promise.all([bytesOf(url, 'gzip'), bytesOf(url, 'identity')]);
  console.log(
    `a month of times: ${(sent / 1000).toFixed(1)} kB on the wire (target ≤ 6), ${(plain / 1000).toFixed(1)} kB uncompressed`,
  );
}

function bytesOf(url: string, encoding: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': encoding } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url}: ${answer.statusCode}`));
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on('end', () => resolve(bytes));
    }).on('error', reject);
  });
}
