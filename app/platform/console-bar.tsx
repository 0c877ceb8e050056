'use client';

import { LogOut } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';

const pages = [
  { href: '/platform', label: 'Overview' },
  { href: '/platform/tenants', label: 'Businesses' },
  { href: '/platform/inbox', label: 'Inbox' },
  { href: '/platform/outbox', label: 'Outbox' },
];

/** The navigation of the console. On a phone the pages are a row of their own beneath the name. */
export function ConsoleBar({ name, signOut }: { name: string; signOut: () => Promise<unknown> }) {
  const path = usePathname();
  return (
    <header className="sticky top-0 z-30 border-b bg-paper/95 backdrop-blur">
      <div className="mx-auto flex w-full max-w-6xl flex-wrap items-center gap-x-6 px-4 sm:px-6">
        <Link href="/platform" className="flex h-12 items-center gap-2 font-semibold tracking-tight">
          MAIS <span className="font-normal text-faint">console</span>
        </Link>
        <nav
          aria-label="Console"
          className="order-last -mx-4 flex w-[calc(100%+2rem)] gap-1 overflow-x-auto px-4 text-sm sm:order-none sm:mx-0 sm:w-auto sm:px-0"
        >
          {pages.map(({ href, label }) => {
            const here = href === '/platform' ? path === href : path.startsWith(href);
            return (
              <Link
                key={href}
                href={href}
                aria-current={here ? 'page' : undefined}
                className={cn(
                  '-mb-px flex min-h-11 items-center border-b-2 border-transparent px-2.5 text-soft hover:text-ink focus-visible:-outline-offset-2',
                  here && 'border-accent font-medium text-ink',
                )}
              >
                {label}
              </Link>
            );
          })}
        </nav>
        <div className="ml-auto flex items-center gap-2 text-sm text-soft">
          <Link href="/platform/account" className="hidden hover:text-ink md:inline">
            {name}
          </Link>
          <Button tone="quiet" size="icon" aria-label="Sign out" onClick={() => void signOut()}>
            <LogOut aria-hidden />
          </Button>
        </div>
      </div>
    </header>
  );
}
