import type { NextConfig } from 'next';
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants';
import {
  commonHeaders,
  contentSecurityPolicy,
  stripePages,
  transportSecurity,
} from './lib/http/securityHeaders';

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
    reactStrictMode: true,
    // `npm test` checks the types, of the tests too; a build need not do it again.
    typescript: { ignoreBuildErrors: true },
    headers: async () => [
      { source: '/:path*', headers: list({ ...commonHeaders, 'Content-Security-Policy': policy }) },
      {
        source: '/:path*',
        has: [{ type: 'header', key: 'x-forwarded-proto', value: 'https' }],
        headers: list({ 'Strict-Transport-Security': transportSecurity }),
      },
    ],
  };
}
