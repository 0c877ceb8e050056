import type { IncomingMessage } from 'node:http';

/** Read by proxy.ts and next.config.ts; a visitor can't send it. */
const header = 'x-mais-shared-page';

/** The page on which a package is booked; `_rsc` is how the framework follows a link. */
const bookingPage = /^\/t\/[a-z0-9-]+\/book\/[a-z0-9-]+(?:\?_rsc=[^&]*)?$/;

/**
 * Marks a request for a booking page as it is for everybody: it is answered from the cache of pages (app/book). Whoever
 * comes with a choice in the address, works for a draft, or sends something gets a page of their own (app/t/…/book).
 */
export function markSharedPage(request: IncomingMessage): void {
  const { method, url = '', headers } = request;
  delete headers[header];
  if (method !== 'GET' && method !== 'HEAD') return;
  if (!bookingPage.test(url) || 'next-action' in headers) return;
  // lib/http/pages/preview-cookie.ts
  if (/(?:^|;\s*)mais-preview=/.test(headers.cookie ?? '')) return;
  headers[header] = '1';
}
