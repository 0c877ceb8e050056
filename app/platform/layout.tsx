import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { signOutAction } from '@/app/admin/session-actions';
import { schemeCookie, schemeOf } from '@/components/ui/color-scheme';
import { Toaster } from '@/components/ui/toaster';
import { requireOperator } from '@/lib/http/auth/session';
import { ConsoleBar } from './console-bar';

export const metadata: Metadata = {
  title: { default: 'Console', template: '%s · Console' },
  robots: { index: false, follow: false },
};

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const operator = await requireOperator();
  return (
    <div
      data-scheme={schemeOf((await cookies()).get(schemeCookie)?.value)}
      className="voice-office min-h-dvh"
    >
      <a
        href="#content"
        className="sr-only z-50 rounded-control bg-surface px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the page
      </a>
      <ConsoleBar name={operator.name} signOut={signOutAction} />
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-6xl px-4 py-6 outline-none sm:px-6">
        {children}
      </main>
      <Toaster />
    </div>
  );
}
