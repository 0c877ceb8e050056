'use client';

import { CalendarPlus, Search, UserRound } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { foundPrefix, matchOf } from '@/components/ui/command-match';
import { CommandGroup, CommandItem, CommandMenu } from '@/components/ui/command-menu';
import { reach } from '@/components/ui/reach';
import type { Permission } from '@/lib/domain/permissions';
import { navigation } from './nav';
import { usePlainKey } from './use-plain-key';

type Found = { id: string; kind: 'booking' | 'customer'; title: string; detail: string; href: string };

export type Find = (input: { search: string }) => Promise<{ ok: true; found: Found[] } | { ok: false }>;

type JumpMenuProps = { may: Permission[]; find: Find };

/** ⌘K: any page, booking or customer. `n`: a new booking. */
export function JumpMenu({ may, find }: JumpMenuProps) {
  const router = useRouter();
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found[]>([]);
  const newBooking = useCallback(() => router.push('/admin/bookings/new'), [router]);
  usePlainKey('n', may.includes('booking:create'), newBooking);
  useEffect(() => {
    if (text.trim().length < 2) {
      setFound([]);
      return;
    }
    let current = true;
    const timer = setTimeout(async () => {
      const answer = await reach(() => find({ search: text.trim() }));
      if (current && answer.ok) setFound(answer.found);
    }, 180);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text, find]);

  return (
    <CommandMenu
      placeholder="Find a booking, a customer or a page"
      onSearch={setText}
      best={bestOf(found, text)}
      trigger={
        <Button className="min-w-0 flex-1 basis-32 justify-start font-normal text-faint sm:max-w-80">
          <Search aria-hidden /> <span className="truncate">Find anything</span>
          <kbd className="ml-auto hidden rounded border px-1.5 text-xs sm:block">⌘K</kbd>
        </Button>
      }
    >
      {(close) => {
        const go = (href: string) => {
          close();
          setText('');
          router.push(href);
        };
        return (
          <>
            {found.length > 0 && (
              <CommandGroup heading="Found">
                {found.map((each) => (
                  <CommandItem key={each.id} value={foundValue(each)} onSelect={() => go(each.href)}>
                    {each.kind === 'customer' ? <UserRound aria-hidden /> : <CalendarPlus aria-hidden />}
                    <span className="max-w-[60%] shrink-0 truncate font-medium">{each.title}</span>
                    <span className="truncate text-soft">{each.detail}</span>
                  </CommandItem>
                ))}
              </CommandGroup>
            )}
            {may.includes('booking:create') && (
              <CommandGroup heading="Do">
                <CommandItem value="New booking" onSelect={() => go('/admin/bookings/new')}>
                  <CalendarPlus aria-hidden /> New booking
                </CommandItem>
              </CommandGroup>
            )}
            <CommandGroup heading="Go to">
              {navigation
                .flatMap((group) => group.items)
                .filter((item) => may.includes(item.can))
                .map(({ href, label, icon: Icon, words }) => (
                  <CommandItem key={href} value={label} keywords={words} onSelect={() => go(href)}>
                    <Icon aria-hidden /> {label}
                  </CommandItem>
                ))}
            </CommandGroup>
          </>
        );
      }}
    </CommandMenu>
  );
}

const foundValue = ({ id }: Found) => `${foundPrefix}${id}`;

/** The first person or booking found, unless what was typed begins the name of a page. */
function bestOf(found: Found[], text: string): string | undefined {
  const [first] = found;
  const isPage = navigation.some(({ items }) =>
    items.some(({ label }) => matchOf(label, text) > matchOf(foundPrefix, text)),
  );
  return first && !isPage ? foundValue(first) : undefined;
}
