import { createHash } from 'node:crypto';
import { fileRoute } from '@/lib/http/files/file-route';
import { takeFromVisitor, tooMany } from '@/lib/http/limits/rate-limits';
import { readFeed } from '@/lib/usecases/calendars/read-feed';

const quiet = { 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex, nofollow' };
/** Calendars ask every few minutes to hours, often many for one business from one address of theirs. */
const FRESH_SECONDS = 300;

/**
 * The calendar file of a private address. Whoever knows the address may read it, so it is kept by no shared cache, and a
 * reader who has this very text already is told only that.
 */
export const serveFeed = fileRoute(
  '/calendars/[token]/bookings.ics',
  async (request: Request, { token }: { token: string }) => {
    const state = await takeFromVisitor('public', request.headers);
    if (!state.allowed) throw tooMany(state);
    // Longer than any of ours: nothing to look up.
    const feed = token.length > 200 ? null : await readFeed({ token });
    if (!feed)
      return new Response('This calendar address doesn’t work any more.', {
        status: 404,
        headers: { ...quiet, 'Cache-Control': 'no-store' },
      });
    const etag = `"${createHash('sha256').update(feed.text).digest('base64url').slice(0, 27)}"`;
    const headers = { ...quiet, ETag: etag, 'Cache-Control': `private, max-age=${FRESH_SECONDS}` };
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
    return new Response(feed.text, {
      headers: {
        ...headers,
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': 'inline; filename="bookings.ics"',
      },
    });
  },
);
