import { type NextRequest, NextResponse } from 'next/server';
import { requestIdOf } from '@/lib/http/request/request-id';
import { consumeRateLimit, takeFromVisitor, tooMany } from './rate-limits';
import { addressId } from './visitor';

/** Pages for customers that are rendered anew for each request. Cached ones cost nothing and are not counted. */
const counted = /^\/(?:(?:t\/[^/]+\/(?:book|booked)|manage|reset|invite|confirm)\/|manage$)/;
/** Routes that an open page polls; they count themselves. Matched as whole paths: a token may be any word. */
const feed =
  /^\/(?:t\/[^/]+\/(?:book\/[^/]+\/month|booked\/[^/]+\/status)|manage\/[^/]+\/(?:month|status|move\/preview))$/;

/**
 * Counts a page view towards the visitor's public rate limit; null: go on. Prefetches, background fetches of a counted
 * page, calendars' fetches and HEAD requests are no page views, but any client can claim to make one: they count
 * towards a limit of their own (`background`), which is wider.
 */
export async function countPageView(request: NextRequest): Promise<NextResponse | null> {
  const { headers, method, nextUrl } = request;
  if (!counted.test(nextUrl.pathname) || feed.test(nextUrl.pathname)) return null;
  const isPageView =
    method === 'GET' &&
    headers.get('sec-fetch-dest') !== 'empty' &&
    !/prefetch/.test(headers.get('sec-purpose') ?? '') &&
    !nextUrl.pathname.endsWith('/calendar.ics');
  const state = isPageView
    ? await takeFromVisitor('public', headers)
    : await consumeRateLimit('background', addressId(headers));
  if (state.allowed) return null;
  return new NextResponse(page(tooMany(state).message), {
    status: 429,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'",
      'cache-control': 'no-store',
      'retry-after': String(state.resetSeconds),
      'x-request-id': requestIdOf(headers),
    },
  });
}

const page = (words: string) =>
  `<!doctype html><html lang="en"><title>One moment, please</title><h1>One moment, please</h1><p>${words}</p>`;
