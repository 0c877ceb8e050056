import type { ReactNode } from 'react';
import { PlatformFooter } from '@/components/site/platform-footer';
import { PlatformHeader } from '@/components/site/platform-header';

/** The frame of the platform's own pages. Signing in and joining are outside of it: they have no menu. */
export default function PlatformLayout({ children }: { children: ReactNode }) {
  return (
    <div className="voice-site flex min-h-dvh flex-col">
      <a
        href="#main"
        className="absolute -top-20 left-4 z-50 rounded-control bg-surface px-4 py-2 focus:top-4 focus:shadow-overlay"
      >
        Skip to the content
      </a>
      <PlatformHeader />
      <main id="main" className="flex-1">
        {children}
      </main>
      <PlatformFooter />
    </div>
  );
}
