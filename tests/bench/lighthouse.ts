/**
 * The four public pages as Lighthouse sees them on a phone, each the median of five, beside a blank dynamic page of the same
 * framework in the same run: `npm run bench -- lighthouse`. Targets: 95 for performance, 100 for the others (a booking page
 * asks search engines to stay away, which costs it points for search).
 */
import { chromium } from '@playwright/test';
import { freePort } from '@/scripts/free-port';
import { browserArguments, findBrowser } from '@/scripts/test/browser';
import { startApp } from '@/tests/support/app';
import { startTestPostgres } from '@/tests/support/postgres';
import { startBlankApp } from './blank-app';
import { findLighthouse, type Lighthouse, type Report } from './find-lighthouse';

const ROUNDS = 5;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
const pages = {
  landing: '/',
  site: '/t/serene-spa',
  package: '/t/serene-spa/p/massage-60',
  booking: '/t/serene-spa/book/massage-60',
};
const middle = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const lighthouse = await findLighthouse();
if (lighthouse) await measure(lighthouse);

async function measure(look: Lighthouse): Promise<void> {
  const stop = await startTestPostgres({ measured: true });
  const app = await startApp({
    RATE_LIMIT_PUBLIC_PER_15_MIN: '100000000',
    RATE_LIMIT_PUBLIC_PER_ADDRESS_PER_15_MIN: '100000000',
  });
  const blank = await startBlankApp();
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: [...browserArguments, `--remote-debugging-port=${port}`],
  });
  const asked = {
    'a blank page': `${blank.url}/`,
    ...Object.fromEntries(Object.entries(pages).map(([name, path]) => [name, app.url + path])),
  };
  const reports: Record<string, Report[]> = {};
  try {
    // In turn, so that a busy minute is everybody's.
    for (let round = 0; round < ROUNDS; round += 1)
      for (const [name, url] of Object.entries(asked)) {
        const result = await look(url, {
          port,
          logLevel: 'silent',
          output: 'json',
          onlyCategories: categories,
        });
        if (result) reports[name] = [...(reports[name] ?? []), result.lhr];
      }
    for (const [name, all] of Object.entries(reports)) say(name, all);
  } finally {
    await browser.close();
    await blank.stop();
    await app.close();
    await stop();
  }
}

function say(name: string, all: Report[]): void {
  const scores = categories.map((each) =>
    middle(all.map(({ categories: c }) => (c[each]?.score ?? 0) * 100)),
  );
  const ms = (audit: string) => middle(all.map(({ audits }) => audits[audit]?.numericValue ?? 0)).toFixed(0);
  console.log(
    `${name}: ${scores.map((score) => score.toFixed(0)).join(' / ')} (performance / accessibility / best practices / search), largest paint ${ms('largest-contentful-paint')} ms, blocked ${ms('total-blocking-time')} ms`,
  );
  for (const { id, title, score, scoreDisplayMode } of Object.values(all.at(-1)?.audits ?? {}))
    if (score !== null && score < 1 && scoreDisplayMode === 'binary') console.log(`  ${id}: ${title}`);
}
