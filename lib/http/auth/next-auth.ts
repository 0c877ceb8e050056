import type { AuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { AppError } from '@/lib/domain/errors';
import { sessionSeconds } from '@/lib/domain/session-life';
import { env } from '@/lib/env';
import { requireFromVisitor } from '@/lib/http/limits/rate-limits';
import { cookieName, cookieOptions, onHttps } from '@/lib/http/request/cookie-names';
import { log } from '@/lib/http/request/log';
import { checkPassword } from './check-password';
import { endSessionOf, sessionClaims } from './session-cookie';

/** Options of next-auth's own endpoints. The forms of the product sign in through an action and the same cookie. */
export function authOptions(): AuthOptions {
  const cookie = (name: string) => ({ name: cookieName(name), options: cookieOptions() });
  return {
    secret: env.NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: sessionSeconds.member },
    useSecureCookies: onHttps(),
    cookies: { sessionToken: cookie('session'), csrfToken: cookie('csrf'), callbackUrl: cookie('callback') },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      Credentials({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        async authorize(credentials, request) {
          if (!credentials) return null;
          const headers = new Headers(request.headers as Record<string, string> | undefined);
          try {
            // As the form's action does: trying one password on many addresses is limited too.
            await requireFromVisitor('public', headers);
            const user = await checkPassword(
              String(credentials.email),
              String(credentials.password),
              headers,
            );
            // A person with a second factor signs in on our page, which asks for it.
            return user && !user.secondFactor ? { id: user.id, sessionVersion: user.sessionVersion } : null;
          } catch (error) {
            // The text of a thrown error would reach the address bar: the code says enough.
            throw new Error(error instanceof AppError ? error.code : 'internal');
          }
        },
      }),
    ],
    events: {
      // As the product's own button does: ends the session itself, not only this browser's copy of the cookie.
      signOut: ({ token }) => endSessionOf(token),
    },
    callbacks: {
      jwt: ({ token, user }) =>
        user && 'sessionVersion' in user
          ? sessionClaims({ id: user.id, sessionVersion: Number(user.sessionVersion), secondFactor: false })
          : token,
      // Never to another site, whatever the request says.
      redirect: ({ url }) => (url.startsWith('/') && !/^\/[/\\]/.test(url) ? env.APP_URL + url : env.APP_URL),
    },
    logger: {
      error: (code) => log().warn({ code }, 'sign-in failed'),
      warn: () => {},
      debug: () => {},
    },
  };
}
