import { Menu } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { BusinessName } from './business-name';

export type NavLink = { href: string; label: string };
type SiteHeaderProps = { name: string; logo: string; home: string; nav: NavLink[]; action: ReactNode };

export function SiteHeader({ name, logo, home, nav, action }: SiteHeaderProps) {
  return (
    <header className="sticky top-0 z-30 border-b bg-paper/95 backdrop-blur-sm low:static print:hidden">
      <div className="page flex min-h-18 flex-wrap items-center justify-between gap-x-4 py-2">
        <Link href={home} className="flex min-h-11 min-w-0 flex-1 basis-32 items-center rounded-control">
          <BusinessName
            name={name}
            logo={logo}
            className="display line-clamp-2 text-xl [overflow-wrap:anywhere] sm:text-2xl"
          />
        </Link>
        <nav aria-label="Main" className="flex min-w-0 flex-wrap items-center justify-end gap-1">
          {nav.map((link) => (
            <Link
              key={link.href}
              href={link.href}
              className="hidden min-h-11 items-center rounded-control px-3 text-[0.9375rem] text-soft transition-colors hover:text-ink lg:flex"
            >
              {link.label}
            </Link>
          ))}
          {action}
          {/* Opens without JavaScript, so it works before hydration. */}
          <details className="group relative lg:hidden">
            <summary
              aria-label="Menu"
              className="grid size-11 list-none place-items-center rounded-control hover:bg-hover [&::-webkit-details-marker]:hidden"
            >
              <Menu aria-hidden className="size-5" />
            </summary>
            <ul className="absolute top-full right-0 mt-2 w-60 rounded-card border bg-surface p-2 shadow-overlay">
              {nav.map((link) => (
                <li key={link.href}>
                  <Link
                    href={link.href}
                    className="flex min-h-11 items-center rounded-control px-3 hover:bg-hover"
                  >
                    {link.label}
                  </Link>
                </li>
              ))}
            </ul>
          </details>
        </nav>
      </div>
    </header>
  );
}
