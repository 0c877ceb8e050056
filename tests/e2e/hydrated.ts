import type { Page } from '@playwright/test';

/**
 * Waits until React answers for everything on the page that can be used. On a busy machine a test is faster than the
 * scripts of the page, as no person is.
 */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    if (!document.querySelector('script[src*="/_next/"]')) return true;
    const parts = document.querySelectorAll('a[href], button, input, select, textarea');
    return [...parts].every((part) => Object.keys(part).some((key) => key.startsWith('__reactProps$')));
  });
}
