/**
 * When a phone has painted the largest of twelve pictures of a page, as Lighthouse sees it: uploaded ones beside those that ship
 * with the app, the same pictures on the same page in the same run, in turn: `npm run bench -- picture-paint`. Goal: the medians
 * within 5 %.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import pg from 'pg';
import { freePort } from '@/scripts/free-port';
import { root } from '@/scripts/paths';
import { browserArguments, findBrowser } from '@/scripts/test/browser';
import { startApp } from '@/tests/support/app';
import { startTestPostgres } from '@/tests/support/postgres';
import { findLighthouse, type Lighthouse } from './find-lighthouse';
import { showPictures, upload } from './uploads';

const ROUNDS = 7;
const names =
  'elopement-1 elopement-2 elopement-3 classic-day-1 classic-day-2 classic-day-3 grand-weekend-1 grand-weekend-2 grand-weekend-3 about hero segment-intimate';
const shipped = names.split(' ').map((name) => `/pictures/bella-weddings/${name}.webp`);
const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const lighthouse = await findLighthouse();
if (lighthouse) await measure(lighthouse);

async function measure(look: Lighthouse): Promise<void> {
  const stop = await startTestPostgres({ measured: true });
  const folder = mkdtempSync(join(tmpdir(), 'mais-bench-paint-'));
  const app = await startApp({
    FILES_FOLDER: folder,
    RATE_LIMIT_UPLOADS_PER_15_MIN: '100000',
    RATE_LIMIT_PUBLIC_PER_15_MIN: '100000000',
    RATE_LIMIT_PUBLIC_PER_ADDRESS_PER_15_MIN: '100000000',
  });
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: [...browserArguments, `--remote-debugging-port=${port}`],
  });
  const owner = new pg.Client({ connectionString: app.database.directUrl });
  await owner.connect();
  const page = `${app.url}/t/bella-weddings/p/elopement`;
  try {
    const uploaded: string[] = [];
    for (const path of shipped)
      uploaded.push(await upload(app, 'sk_demo_bella', readFileSync(join(root, 'public', path))));
    const pairs: Record<string, string[]> = { uploaded, shipped };
    const paints: Record<string, number[]> = { uploaded: [], shipped: [] };
    const scores: Record<string, number[]> = { uploaded: [], shipped: [] };
    const options = { port, logLevel: 'silent', output: 'json', onlyCategories: ['performance'] };
    for (let round = 0; round <= ROUNDS; round += 1)
      for (const [which, pictures] of Object.entries(pairs)) {
        await showPictures(owner, pictures);
        // Made before it is looked at, as a page is that anybody has opened since; so are the pictures that ship.
        for (let warm = 0; warm < 5; warm += 1) await (await fetch(page)).text();
        const report = (await look(page, options))?.lhr;
        // The first of each fills the caches of pictures.
        if (!report || round === 0) continue;
        paints[which]?.push(report.audits['largest-contentful-paint']?.numericValue ?? 0);
        scores[which]?.push((report.categories.performance?.score ?? 0) * 100);
      }
    const [own, theirs] = [median(paints.uploaded ?? []), median(paints.shipped ?? [])];
    console.log(
      `picture-paint: the largest of twelve uploaded pictures is painted after ${own.toFixed(0)} ms, of shipped ones after ${theirs.toFixed(0)} ms: ${(((own - theirs) / theirs) * 100).toFixed(1)} % (goal ± 5 %); performance ${median(scores.uploaded ?? [])} and ${median(scores.shipped ?? [])}`,
    );
  } finally {
    await owner.end();
    await browser.close();
    await app.close();
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
