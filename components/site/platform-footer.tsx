import Link from 'next/link';
import { SchemeSwitch } from '@/components/ui/scheme-switch';

const links = [
  { href: '/sign-up', label: 'Start your site' },
  { href: '/#price', label: 'What it costs' },
  { href: '/demo', label: 'Take the tour' },
  { href: '/sign-in', label: 'Sign in' },
  { href: '/manage', label: 'Find my booking' },
  { href: '/help', label: 'Help' },
  { href: '/terms', label: 'Terms' },
  { href: '/privacy', label: 'Privacy' },
  { href: '/imprint', label: 'Imprint' },
  { href: '/api/v1/openapi.json', label: 'API description' },
];

export function PlatformFooter() {
  return (
    <footer className="mt-24 border-t bg-sunken print:hidden">
      <div className="page flex flex-wrap items-start justify-between gap-x-12 gap-y-8 py-12">
        <div className="grid gap-2">
          <p className="display text-2xl">mais</p>
          <p className="max-w-[34ch] text-sm text-soft">
            Sites, bookings and payments for people who sell their time.
          </p>
          <div className="pt-3">
            <SchemeSwitch />
          </div>
        </div>
        <nav aria-label="Footer">
          <ul className="grid gap-x-10 gap-y-1 text-sm sm:grid-cols-2">
            {links.map(({ href, label }) => (
              <li key={href}>
                <Link
                  href={href}
                  // A file, not a page: there is nothing to prefetch.
                  prefetch={href.endsWith('.json') ? false : undefined}
                  className="inline-flex min-h-9 items-center text-soft underline-offset-4 hover:text-ink hover:underline pointer-coarse:min-h-11"
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
