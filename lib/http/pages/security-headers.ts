/**
 * Headers that limit what an attack on a page can do. Pure, because the build (cached pages) and the proxy (pages
 * where people type and pay) both use it.
 */
export type PolicyOptions = {
  /** One for each answer; null: a cached page, whose inline framework scripts can't carry one. */
  nonce: string | null;
  /** Where a form may lead: Stripe's pages, or their stand-in. */
  formTargets: string[];
  /** What may be shown in a frame beside our own pages. */
  frames?: string[];
  /** Whether no page at all may frame this one. */
  unframed?: boolean;
  /** Where the page's own scripts may send to beside us: the store that files are uploaded to. */
  connectTo?: string[];
  /** React and hot reload need more in development. */
  development: boolean;
  https: boolean;
};

export const stripePages = ['https://checkout.stripe.com', 'https://connect.stripe.com'];

export function contentSecurityPolicy({
  nonce,
  formTargets,
  frames = [],
  unframed = false,
  connectTo = [],
  development,
  https,
}: PolicyOptions): string {
  const scripts = nonce ? [`'nonce-${nonce}'`, "'strict-dynamic'"] : ["'self'", "'unsafe-inline'"];
  const directives = [
    "default-src 'self'",
    `script-src ${[...scripts, ...(development ? ["'unsafe-eval'"] : [])].join(' ')}`,
    // React writes style attributes, which no nonce can cover.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: https:",
    "font-src 'self'",
    `connect-src ${["'self'", ...connectTo, ...(development ? ['ws:'] : [])].join(' ')}`,
    `frame-src ${["'self'", ...frames].join(' ')}`,
    `frame-ancestors ${unframed ? "'none'" : "'self'"}`,
    "object-src 'none'",
    "base-uri 'self'",
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    ...(https ? ['upgrade-insecure-requests'] : []),
  ];
  return directives.join('; ');
}

/** For every answer, cached or not. */
export const commonHeaders: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'SAMEORIGIN',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
};

export const transportSecurity = 'max-age=63072000; includeSubDomains';
