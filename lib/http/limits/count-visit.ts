import { type NextRequest, NextResponse } from 'next/server';
import { requestIdOf } from '@/lib/http/request/request-id';
import { takeFrom, takeFromVisitor, tooMany } from './rate-limits';
import { addressId } from './visitor';

/** Pages for customers that are made anew for each visit. Cached ones cost nothing and are not counted. */
const counted = /^\/(?:(?:t\/[^/]+\/(?:book|booked)|manage|reset|invite|confirm)\/|manage$)/;
/** What a page reads while it is open is a route, which counts itself. Whole addresses: a token may be any word. */
const feed =
  /^\/(?:t\/[^/]+\/(?:book\/[^/]+\/month|booked\/[^/]+\/status)|manage\/[^/]+\/(?:month|status|move\/preview))$/;

/**
 * Counts a page that a visitor opens towards the public limit; null: go on. What is fetched ahead, in the background of
 * a page that was counted, by a calendar, or without its body is no visit, but anybody can say so of a request: it has
 * a limit of its own, which is wider.
 */
export async function countVisit(request: NextRequest): Promise<NextResponse | null> {
  const { headers, method, nextUrl } = request;
  if (!counted.test(nextUrl.pathname) || feed.test(nextUrl.pathname)) return null;
  const isVisit =
    method === 'GET' &&
    headers.get('sec-fetch-dest') !== 'empty' &&
    !/prefetch/.test(headers.get('sec-purpose') ?? '') &&
    !nextUrl.pathname.endsWith('/calendar.ics');
  const state = isVisit
    ? await takeFromVisitor('public', headers)
    : await takeFrom('background', addressId(headers));
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
