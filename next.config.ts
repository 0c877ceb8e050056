import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { NextConfig } from 'next';
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants';
import {
  commonHeaders,
  contentSecurityPolicy,
  stripePages,
  transportSecurity,
} from './lib/http/pages/security-headers';

export default function config(phase: string): NextConfig {
  // The narrowest policy that caching allows; proxy.ts replaces it where people type and pay.
  const policy = contentSecurityPolicy({
    nonce: null,
    formTargets: stripePages,
    development: phase === PHASE_DEVELOPMENT_SERVER,
    https: false,
  });
  const list = (headers: Record<string, string>) =>
    Object.entries(headers).map(([key, value]) => ({ key, value }));
  return {
    poweredByHeader: false,
    // Readiness compares them with what the database says was applied.
    env: { KNOWN_MIGRATIONS: migrations().join(',') },
    // Loaded once by Node, not once for each bundle: what they count and trace is the process's.
    serverExternalPackages: [
      'prom-client',
      '@opentelemetry/api',
      '@opentelemetry/sdk-trace',
      '@opentelemetry/resources',
      '@opentelemetry/context-async-hooks',
      '@opentelemetry/exporter-trace-otlp-http',
    ],
    reactStrictMode: true,
    // Hashing a page for every visitor was a sixth of serving it: the cache of pages names each once (page-cache.mjs).
    generateEtags: Boolean(process.env.VERCEL),
    // Vercel compresses itself; on a server of one's own server/sent-body.ts does, the answers of routes too.
    compress: false,
    // Fewer than the framework's fifteen widths: each is a line in every picture's list, and a picture to make and keep.
    images: {
      deviceSizes: [640, 828, 1200, 1920, 2560],
      imageSizes: [96, 192, 384],
      // Those that come with the app, and no query that would make another picture of the same one.
      localPatterns: [{ pathname: '/pictures/**', search: '' }],
    },
    // Vercel has one of its own, shared by all functions.
    ...(process.env.VERCEL
      ? {}
      : { cacheHandler: join(import.meta.dirname, 'lib/http/pages/page-cache.mjs') }),
    // `npm test` and a deployment's build (scripts/build-for-deployment.ts) check the types once, with those of the tests.
    typescript: { ignoreBuildErrors: true },
    // A pattern without names: with one, the framework looks for it in the policy's text, anew at each request.
    // What a server of one's own has marked (server/shared-pages.ts): the booking page that is the same for everybody.
    rewrites: async () => ({
      beforeFiles: [
        // A folder that begins with a dot is skipped by tools that look at the code.
        { source: '/.well-known/oauth-authorization-server', destination: '/api/oauth/server' },
        { source: '/.well-known/oauth-protected-resource', destination: '/api/oauth/resource' },
        { source: '/.well-known/oauth-protected-resource/api/mcp', destination: '/api/oauth/resource' },
        {
          source: '/t/:tenant/book/:package',
          has: [{ type: 'header', key: 'x-mais-shared-page' }],
          destination: '/book/:tenant/:package',
        },
      ],
      afterFiles: [],
      fallback: [],
    }),
    headers: async () => [
      { source: '/(.*)', headers: list({ ...commonHeaders, 'Content-Security-Policy': policy }) },
      {
        source: '/(.*)',
        has: [{ type: 'header', key: 'x-forwarded-proto', value: 'https' }],
        headers: list({ 'Strict-Transport-Security': transportSecurity }),
      },
      // Nobody may lay anything over the question whether a program is let in (proxy.ts says it in the policy, too).
      { source: '/authorize/:path*', headers: list({ 'X-Frame-Options': 'DENY' }) },
      { source: '/(t/[^/]+/)?book/(.*)', headers: list({ 'X-Robots-Tag': 'noindex' }) },
    ],
  };
}

function migrations(): string[] {
  const entries = readdirSync(join(import.meta.dirname, 'prisma/migrations'), { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}
