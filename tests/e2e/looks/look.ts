import type { Page } from '@playwright/test';
import { brandOf } from '@/components/ui/brand';
import { expect } from '@/tests/support/browser-test';
import { chosenUnseen, focusedOutOfSight, lengthenNames, misnamed, outOfReach } from './in-page';

const wide = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };
/** 1280 × 1024 at 400 %, as success criterion 1.4.10 has it. */
const zoomed = { width: 320, height: 256 };

/**
 * Everything that people set on their side, tried on the page as it stands, without loading it again: a small screen,
 * large text, the system's colours; and what businesses set: long names, a white or black colour.
 */
export async function expectFit(page: Page, names: string[], what = page.url()): Promise<void> {
  const isOffice = (await page.locator('.voice-office').count()) > 0;
  const wrong: string[] = [];
  const note = (how: string, found: string[]) => wrong.push(...found.map((each) => `${how}: ${each}`));

  note('names', await page.evaluate(misnamed));

  await page.emulateMedia({ forcedColors: 'active' });
  note('the system’s colours', await page.evaluate(chosenUnseen, 3));
  await page.emulateMedia({ forcedColors: 'none' });
  if (!isOffice) {
    for (const color of ['#ffffff', '#000000', '#ffe100']) {
      await page.evaluate(paint, variables(color));
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        note(`${color}, ${colorScheme}`, await page.evaluate(chosenUnseen, 3));
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.evaluate(paint, {});
  }

  await page.setViewportSize(zoomed);
  note('focus at 320 × 256', await page.evaluate(focusedOutOfSight));
  await page.setViewportSize(phone);
  note('focus on a phone', await page.evaluate(focusedOutOfSight));
  await page.evaluate(lengthenNames, names);
  for (const width of isOffice ? [320, 768, 1024] : [320, 390]) {
    await page.setViewportSize({ width, height: 844 });
    note(`${width} px`, await page.evaluate(outOfReach));
    if (width === 320 || !isOffice) continue;
    const sideways = await page.evaluate(() =>
      [...document.querySelectorAll('div:has(> div > table)')]
        .filter((box) => box.scrollWidth > box.clientWidth + 1)
        .map((box) => `a table scrolls sideways by ${box.scrollWidth - box.clientWidth} px`),
    );
    note(`${width} px`, sideways);
  }
  await page.evaluate(enlarge, 2);
  for (const size of [phone, wide]) {
    await page.setViewportSize(size);
    note(`200 % text at ${size.width} px`, await page.evaluate(outOfReach));
  }
  await page.evaluate(enlarge, 0.5);
  expect.soft(wrong, what).toEqual([]);
}

function variables(color: string): Record<string, string> {
  const brand = brandOf(color);
  return {
    '--brand': brand.fill,
    '--brand-on': brand.onFill,
    '--brand-text': brand.text,
    '--brand-dark': brand.dark,
    '--brand-dark-on': brand.onDark,
  };
}

function paint(values: Record<string, string>): void {
  const { style } = document.documentElement;
  for (const name of [...style]) if (name.startsWith('--brand')) style.removeProperty(name);
  for (const [name, value] of Object.entries(values)) style.setProperty(name, value, 'important');
}

function enlarge(times: number): void {
  const { style } = document.documentElement;
  style.fontSize =
    times > 1 ? `${Number.parseFloat(getComputedStyle(document.documentElement).fontSize) * times}px` : '';
}

/** Words on photographs, whatever the photograph is: here it is all white. */
export async function expectReadableOnPhotos(page: Page): Promise<void> {
  await page.addStyleTag({ content: '.bg-photo-shade img { filter: brightness(0) invert(1) !important }' });
  for (const photo of await page.locator('.bg-photo-shade:has(img)').all()) {
    if (!(await photo.isVisible())) continue;
    await photo.scrollIntoViewIfNeeded();
    const words = await photo.evaluate((box) => {
      const { left, top } = box.getBoundingClientRect();
      return [...box.querySelectorAll('h1, h2, p, span')].flatMap((each) => {
        const own = [...each.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
        );
        const { x, y, width, height } = each.getBoundingClientRect();
        return own && width > 1 && height > 1
          ? [{ text: each.textContent ?? '', x: x - left, y: y - top, width, height }]
          : [];
      });
    });
    const hide = await page.addStyleTag({
      content: '.bg-photo-shade :is(h1, h2, p, span, a, svg) { color: transparent !important }',
    });
    const picture = await photo.screenshot({ animations: 'disabled' });
    await hide.evaluate((style) => (style as HTMLElement).remove());
    const worst = await page.evaluate(worstContrast, { picture: picture.toString('base64'), words });
    for (const { text, contrast } of worst)
      expect.soft(contrast, `“${text}” on white`).toBeGreaterThanOrEqual(4.5);
  }
}

type Words = { text: string; x: number; y: number; width: number; height: number };

/** Of white words with each pixel behind them. */
async function worstContrast({ picture, words }: { picture: string; words: Words[] }) {
  const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
  if (!pen) return [];
  pen.drawImage(image, 0, 0);
  const linear = (value: number) => (value <= 10 ? value / 3294 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return words.map(({ text, x, y, width, height }) => {
    const { data } = pen.getImageData(Math.max(0, x), Math.max(0, y), Math.ceil(width), Math.ceil(height));
    let lightest = 0;
    for (let at = 0; at < data.length; at += 16) {
      const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3);
      lightest = Math.max(lightest, 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b));
    }
    return { text, contrast: 1.02 / (lightest + 0.05) };
  });
}
