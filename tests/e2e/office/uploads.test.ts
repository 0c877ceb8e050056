import type { CDPSession, Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, test } from '@/tests/support/browser-test';
import { owners, signIn } from './steps';

/** The ways into a field of photos besides its button, what goes wrong on the way, and their order by mouse and by finger. */
const png = async (background: string, width = 300, height = 200) =>
  (
    await sharp({ create: { width, height, channels: 3, background } })
      .png()
      .toBuffer()
  ).toString('base64');

type Sent = { name: string; base64: string };

/** As the browser does when files come from the desktop or the clipboard: the page sees no difference but `isTrusted`. */
const hand = (target: Locator, how: 'drop' | 'paste', files: Sent[]) =>
  target.evaluate(
    (element, [kind, all]) => {
      const data = new DataTransfer();
      for (const { name, base64 } of all) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        data.items.add(new File([bytes], name, { type: 'image/png' }));
      }
      const init = { bubbles: true, cancelable: true };
      const event =
        kind === 'drop'
          ? new DragEvent('drop', { ...init, dataTransfer: data })
          : new ClipboardEvent('paste', { ...init, clipboardData: data });
      element.dispatchEvent(event);
    },
    [how, files] as const,
  );

async function openPhotos(page: Page) {
  await page.goto('/admin/packages');
  await page
    .getByRole('button', { name: /Elopement/ })
    .first()
    .click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('Photos', { exact: true }).first().click();
  const group = sheet.getByRole('group', { name: 'Photos', exact: true });
  while ((await group.getByRole('button', { name: /^Remove photo/ }).count()) > 0)
    await group.getByRole('button', { name: 'Remove photo 1' }).click();
  return group;
}
const photos = (group: Locator) => group.locator('ol > li');
const orderOf = (group: Locator) =>
  group.locator('ol img').evaluateAll((all) => all.map((each) => each.getAttribute('src')?.split('/')[3]));
const arrived = (group: Locator, count: number) =>
  expect(photos(group)).toHaveCount(count, { timeout: 60_000 });

test('photos are dropped, pasted, stopped, sent again and put in order by mouse', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 1600 });
  await signIn(page, owners.bella);
  const group = await openPhotos(page);
  const area = group.getByRole('button', { name: 'Add photos' });

  await hand(area, 'drop', [
    { name: 'one.png', base64: await png('#112233') },
    { name: 'two.png', base64: await png('#223344') },
  ]);
  await arrived(group, 2);
  await hand(area, 'paste', [{ name: 'image.png', base64: await png('#334455') }]);
  await arrived(group, 3);
  // Words that are pasted into a text beside it are no picture.
  await expect(group.getByRole('alert')).toHaveCount(0);

  // The line is cut: it says so, and goes through at the second try.
  let cut = 1;
  await page.route('**/files/signed/**', async (route) => {
    if (route.request().method() !== 'PUT' || cut === 0) return route.fallback();
    cut -= 1;
    await route.abort('connectionreset');
  });
  await hand(area, 'drop', [{ name: 'four.png', base64: await png('#445566') }]);
  await expect(group.getByText('It didn’t arrive. Check your connection and try again.')).toBeVisible();
  await group.getByRole('button', { name: 'Try four.png again' }).click();
  await arrived(group, 4);

  // On its way for ever: it is stopped, its place is free for another.
  let held = 0;
  await page.route('**/files/signed/**', async (route) => {
    if (route.request().method() !== 'PUT' || held > 0) return route.fallback();
    held += 1;
  });
  await hand(area, 'drop', [{ name: 'five.png', base64: await png('#556677') }]);
  await expect(group.getByRole('progressbar')).toBeVisible();
  const given = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await group.getByRole('button', { name: 'Stop five.png' }).click();
  expect((await given).status()).toBe(200);
  await expect(group.getByText('five.png')).toHaveCount(0);
  await hand(area, 'drop', [{ name: 'other.png', base64: await png('#667788') }]);
  await arrived(group, 5);
  // A sixth has no room, and that is said.
  await hand(area, 'drop', [{ name: 'six.png', base64: await png('#778899') }]);
  await expect(group.getByText('1 file was left out: there is no room for more here.')).toBeVisible();
  await expect(photos(group)).toHaveCount(5);

  const before = await orderOf(group);
  const grip = photos(group).nth(0).locator('img');
  await grip.scrollIntoViewIfNeeded();
  const [from, third] = [await grip.boundingBox(), await photos(group).nth(2).boundingBox()];
  if (!from || !third) throw new Error('not shown');
  await page.mouse.move(from.x + 20, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, third.y + third.height / 2, { steps: 8 });
  await page.mouse.move(from.x + 20, third.y + third.height - 8, { steps: 4 });
  await page.mouse.up();
  expect(await orderOf(group)).toEqual([before[1], before[2], before[0], before[3], before[4]]);
  // Escape leaves it as it was, and the sheet open.
  const again = await photos(group).nth(0).locator('img').boundingBox();
  await page.mouse.move((again?.x ?? 0) + 20, (again?.y ?? 0) + 20);
  await page.mouse.down();
  await page.mouse.move((again?.x ?? 0) + 20, (again?.y ?? 0) + 400, { steps: 8 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await orderOf(group)).toEqual([before[1], before[2], before[0], before[3], before[4]]);
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a finger puts photos in order, and still scrolls by them', async ({ browser, app }) => {
  const context = await browser.newContext({
    baseURL: app.url,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await signIn(page, owners.bella);
  const group = await openPhotos(page);
  const area = group.getByRole('button', { name: 'Add photos' });
  await hand(area, 'drop', [
    { name: 'a.png', base64: await png('#aa1111') },
    { name: 'b.png', base64: await png('#11aa11') },
    { name: 'c.png', base64: await png('#1111aa') },
  ]);
  await arrived(group, 3);
  const before = await orderOf(group);
  const finger = await context.newCDPSession(page);
  const grip = photos(group).nth(2).locator('[data-grip]');
  await grip.scrollIntoViewIfNeeded();
  const [from, first] = [await grip.boundingBox(), await photos(group).nth(0).boundingBox()];
  if (!from || !first) throw new Error('not shown');
  expect(Math.min(from.width, from.height)).toBeGreaterThanOrEqual(44);
  // The first may be above what is shown: the list goes on by itself while the finger rests at the edge.
  await drag(finger, from.x + 10, from.y + 20, Math.max(first.y + 10, 70));
  await expect.poll(() => orderOf(group)).toEqual([before[2], before[0], before[1]]);

  const picture = photos(group).nth(0).locator('img');
  const box = await picture.boundingBox();
  if (!box) throw new Error('not shown');
  const top = () =>
    photos(group)
      .nth(0)
      .evaluate((item) => item.getBoundingClientRect().top);
  const shown = await top();
  await drag(finger, box.x + 40, box.y + 40, box.y - 260, 0);
  await expect.poll(top).not.toBe(shown);
  expect(await orderOf(group)).toEqual([before[2], before[0], before[1]]);
  await context.close();
});

/** A finger goes from one height to another, rests there for a moment, and is lifted. */
async function drag(finger: CDPSession, x: number, from: number, to: number, restMs = 900) {
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x, y }] });
  await touch('touchStart', from);
  for (let step = 1; step <= 10; step += 1) await touch('touchMove', from + ((to - from) * step) / 10);
  await new Promise((resolve) => setTimeout(resolve, restMs));
  await touch('touchEnd');
}
