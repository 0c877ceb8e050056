import Link from 'next/link';
import type { ReactNode } from 'react';

/** The layout of signing in, resetting a password and joining a business. */
export function AccountPage({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <main className="voice-office grid min-h-dvh content-center justify-items-center px-5 py-12">
      <div className="grid w-full max-w-sm gap-6">
        <Link href="/" className="justify-self-start text-lg font-semibold tracking-tight">
          MAIS
        </Link>
        <div className="grid gap-1.5">
          <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
          {lead && <p className="text-soft wrap-anywhere">{lead}</p>}
        </div>
        {children}
      </div>
    </main>
  );
}
