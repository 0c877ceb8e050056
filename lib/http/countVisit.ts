import { type NextRequest, NextResponse } from 'next/server';
import { takeFrom, tooMany } from './limits';
import { requestIdOf } from './requestId';
import { visitorId } from './visitor';

/** Pages for customers that are made anew for each visit. Cached ones cost nothing and are not counted. */
const counted = /^\/(?:t\/[^/]+\/(?:book|booked)|manage)\//;

/**
 * Counts a page that a visitor opens towards the public limit; null: go on. What a browser or the framework fetches
 * ahead, or in the background of a page that was counted, is not a visit.
 */
export async function countVisit(request: NextRequest): Promise<NextResponse | null> {
  if (request.method !== 'GET' || !counted.test(request.nextUrl.pathname)) return null;
  const { headers } = request;
  if (headers.get('sec-fetch-dest') === 'empty' || /prefetch/.test(headers.get('sec-purpose') ?? ''))
    return null;
  // A page's own feed is a route, which counts itself.
  if (/\/(?:month|status|preview|calendar\.ics)$/.test(request.nextUrl.pathname)) return null;
  const state = await takeFrom('public', visitorId(headers));
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
