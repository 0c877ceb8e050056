import Link from 'next/link';
import { LinkButton } from '@/components/ui/link-button';

/** The head of the platform's own pages. */
export function PlatformHeader() {
  return (
    <header className="sticky top-0 z-30 border-b bg-paper/95 backdrop-blur-sm low:static print:hidden">
      <div className="page flex min-h-18 flex-wrap items-center justify-between gap-x-4 py-2">
        <Link href="/" className="flex min-h-11 items-center rounded-control">
          <span className="display text-2xl tracking-tight">mais</span>
        </Link>
        <nav aria-label="Main" className="flex flex-wrap items-center gap-1">
          <LinkButton href="/demo" tone="quiet" className="hidden sm:inline-flex">
            Tour
          </LinkButton>
          <LinkButton href="/sign-in" tone="quiet">
            Sign in
          </LinkButton>
          <LinkButton href="/sign-up" tone="accent" className="ml-1">
            Sign up
          </LinkButton>
        </nav>
      </div>
    </header>
  );
}
