'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { Permission } from '@/lib/domain/permissions';
import { isHere, navigation } from './nav';

/** The office's pages that this role may see. */
export function NavList({ may, onGo }: { may: Permission[]; onGo?: () => void }) {
  const path = usePathname();
  return (
    <nav aria-label="Office" className="office-pages grid gap-4 text-sm">
      {navigation.map((group) => {
        const items = group.items.filter((item) => may.includes(item.can));
        if (items.length === 0) return null;
        return (
          <div key={group.label} className="grid gap-0.5">
            <p className="px-2.5 pb-1 text-xs text-faint">{group.label}</p>
            {items.map(({ href, label, icon: Icon }) => (
              <Link
                key={href}
                href={href}
                onClick={onGo}
                aria-current={isHere(href, path) ? 'page' : undefined}
              >
                <Icon aria-hidden />
                {label}
              </Link>
            ))}
          </div>
        );
      })}
    </nav>
  );
}
