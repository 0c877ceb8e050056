import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { env } from '@/lib/env';
import { countPageView } from '@/lib/http/limits/count-page-view';
import { browserOf, newBrowserCookie } from '@/lib/http/limits/visitor-cookie';
import { pathHeader } from '@/lib/http/pages/page-path';
import { contentSecurityPolicy, stripePages, transportSecurity } from '@/lib/http/pages/security-headers';

/**
 * The pages where people type and pay: dynamic, so each answer gets a nonce of its own. Cached pages are not
 * listed and never come here, so they stay as fast as static files; nor are the platform's own pages of text, where
 * nobody types anything that we would take. A page listed here must not be prerendered: its
 * scripts would lack the nonce. No authorization happens here.
 */
export const config = {
  matcher: [
    '/admin/:path*',
    '/platform/:path*',
    '/manage/:path*',
    // The booking page as it is for everybody is cached, with a policy of its own (lib/http/pages/page-scripts.ts): only a
    // server of one's own marks requests for it (server/shared-pages.ts).
    { source: '/t/:tenant/book/:path*', missing: [{ type: 'header', key: 'x-mais-shared-page' }] },
    '/t/:tenant/booked/:path*',
    '/sign-in/:path*',
    '/sign-up/:path*',
    '/reset/:path*',
    '/invite/:path*',
    '/confirm/:path*',
    '/authorize/:path*',
    '/demo/:path*',
    '/dev/ui',
    '/preview/:path*',
    // Whoever works for a draft (lib/http/pages/preview-cookie.ts); everybody else is answered from the cache.
    { source: '/t/:tenant/:path*', has: [{ type: 'cookie', key: 'mais-preview' }] },
  ],
};

/** The page on which somebody lets a program in. */
const isConsent = (path: string) => /^\/authorize(?:\/|$)/.test(path);

/** A page of a business's site that is cached for everybody: not those of its booking flow. */
const isSitePage = /^\/t\/([^/]+)((?:\/(?!book(?:ed)?\/).*)?)$/;

export async function proxy(request: NextRequest): Promise<NextResponse> {
  const refused = await countPageView(request);
  if (refused) return refused;

  const nonce = randomBytes(16).toString('base64');
  const https = env.APP_URL.startsWith('https:');
  const policy = contentSecurityPolicy({
    nonce,
    formTargets: env.STRIPE_API_URL ? [env.STRIPE_API_URL] : stripePages,
    // The tour frames a customer's phone, in which that customer pays.
    frames: env.STRIPE_API_URL && request.nextUrl.pathname.startsWith('/demo') ? [env.STRIPE_API_URL] : [],
    // The office's pages upload straight to the store, where there is one.
    connectTo:
      env.STORAGE_ENDPOINT && request.nextUrl.pathname.startsWith('/admin')
        ? [new URL(env.STORAGE_ENDPOINT).origin]
        : [],
    unframed: isConsent(request.nextUrl.pathname),
    development: env.NODE_ENV === 'development',
    https,
  });
  const { pathname, search } = request.nextUrl;

  // Next takes the nonce for its own scripts from the request's policy.
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  headers.set(pathHeader, pathname + search);

  const [, site, path] = isSitePage.exec(pathname) ?? [];
  const response = site
    ? NextResponse.rewrite(new URL(`/preview/${site}${path}${search}`, request.url), { request: { headers } })
    : NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  // The rule of next.config.ts looks at a header that Next itself rewrites on the way through here.
  if (https || request.headers.get('x-forwarded-proto') === 'https') {
    response.headers.set('Strict-Transport-Security', transportSecurity);
  }
  if (request.method === 'GET' && browserOf(request.headers) === null)
    response.cookies.set(newBrowserCookie());
  if (!pathname.startsWith('/sign-') && !pathname.startsWith('/demo')) {
    response.headers.set('X-Robots-Tag', 'noindex');
  }
  // A link that is a key must not travel to where the page's links lead.
  if (/^\/(?:manage|reset|invite|confirm)\/|\/booked\//.test(pathname) || isConsent(pathname)) {
    response.headers.set('Referrer-Policy', 'no-referrer');
  }
  return response;
}
