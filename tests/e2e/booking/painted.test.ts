import { expect, test } from '@/tests/support/browser-test';
import { hydrated } from '../hydrated';

const address = '/t/bella-weddings';

test('a cached page is painted before its scripts run, and then they do', async ({ page }) => {
  await page.addInitScript(() => {
    const run: number[] = [];
    Object.assign(window, { run });
    // A script runs no earlier than it is put into the page.
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes)
          if (node instanceof HTMLScriptElement && node.src && !node.noModule) run.push(performance.now());
    }).observe(document, { childList: true, subtree: true });
  });
  for (const path of [address, `${address}/p/elopement`, `${address}/book/elopement`]) {
    await page.goto(path);
    const { paint, run } = await page.evaluate(() => ({
      paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
      run: (window as unknown as { run: number[] }).run,
    }));
    expect(run.length, path).toBeGreaterThan(5);
    expect(Math.min(...run), path).toBeGreaterThan(paint ?? Number.POSITIVE_INFINITY);
  }
});

test('whoever touches a page whose picture is still on its way needn’t wait for it', async ({ context }) => {
  const page = await context.newPage();
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route('**/_next/image**', async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto(address, { waitUntil: 'commit' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const scripts = page.locator('script[src][async]');
  await expect(scripts).toHaveCount(0);
  await page.keyboard.press('Shift');
  await expect(scripts).not.toHaveCount(0);
  await hydrated(page);
  arrive();
});
