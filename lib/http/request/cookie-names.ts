import { env } from '@/lib/env';

/** `__Host-` binds a cookie to this very host, which needs https. */
export function cookieName(name: string): string {
  return onHttps() ? `__Host-mais.${name}` : `mais.${name}`;
}

export function onHttps(): boolean {
  return env.APP_URL.startsWith('https:');
}

export function cookieOptions() {
  return { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: onHttps() };
}
