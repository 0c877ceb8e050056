'use client';

import { ExternalLink, KeyRound, LogOut, Menu, Plus } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { keepScheme, type Scheme, schemes, schemeWords } from '@/components/ui/color-scheme';
import { DropdownMenu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/dropdown-menu';
import { LinkButton } from '@/components/ui/link-button';
import { Sheet } from '@/components/ui/sheet';
import type { Permission } from '@/lib/domain/permissions';
import { siteLinks } from '@/lib/domain/site-links';
import { AssistantButton } from './assistant/assistant-button';
import type { AssistantActions } from './assistant/types';
import { type Find, JumpMenu } from './jump-menu';
import { NavList } from './sidebar';

type ShellProps = {
  business: { id: string; name: string; slug: string };
  businesses: { id: string; name: string }[];
  user: { name: string; email: string };
  /** The colour scheme at render time. */
  scheme: Scheme;
  may: Permission[];
  find: Find;
  /** Null: there is no assistant here. */
  assistant: AssistantActions | null;
  switchTo: (tenantId: string) => Promise<unknown>;
  signOut: () => Promise<unknown>;
  /** Shown above every page. */
  banner?: ReactNode;
  children: ReactNode;
};

/** The frame of every page of the office: navigation, search, and the button for a new booking. */
export function Shell(props: ShellProps) {
  const { business, may, banner, children } = props;
  const [open, setOpen] = useState(false);
  const [scheme, setScheme] = useState(props.scheme);
  return (
    <div
      data-scheme={scheme}
      className="voice-office min-h-dvh xl:has-[[data-assistant]]:pr-[26rem] lg:grid lg:grid-cols-[14.5rem_minmax(0,1fr)]"
    >
      <a
        href="#content"
        className="sr-only z-50 rounded-control bg-surface px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the page
      </a>
      <aside className="sticky top-0 hidden h-dvh flex-col gap-4 overflow-y-auto border-r bg-sunken px-3 py-4 lg:flex">
        <BusinessMenu {...props} />
        <NavList may={may} />
      </aside>
      <div className="min-w-0">
        {banner}
        <header className="sticky top-0 z-30 flex min-h-14 flex-wrap items-center gap-2 border-b bg-paper/95 px-4 py-1.5 backdrop-blur low:static sm:px-6">
          <Sheet
            open={open}
            onOpenChange={setOpen}
            title={business.name}
            trigger={
              <Button tone="quiet" size="icon" aria-label="All pages" className="-ml-2 lg:hidden">
                <Menu />
              </Button>
            }
          >
            <div className="grid gap-5">
              <BusinessMenu {...props} />
              <NavList may={may} onGo={() => setOpen(false)} />
            </div>
          </Sheet>
          <JumpMenu may={may} find={props.find} />
          <div className="ml-auto flex items-center gap-1.5">
            {props.assistant && <AssistantButton actions={props.assistant} />}
            {may.includes('booking:create') && (
              <LinkButton href="/admin/bookings/new" tone="accent" title="New booking (n)">
                <Plus aria-hidden /> <span className="max-sm:sr-only">New booking</span>
              </LinkButton>
            )}
            <PersonMenu
              {...props}
              scheme={scheme}
              onScheme={(next) => {
                setScheme(next);
                keepScheme(next);
              }}
            />
          </div>
        </header>
        <main id="content" tabIndex={-1} className="mx-auto w-full max-w-6xl px-4 py-6 outline-none sm:px-6">
          {children}
        </main>
      </div>
    </div>
  );
}

function BusinessMenu({ business, businesses, switchTo }: ShellProps) {
  const name = (
    <span className="flex min-w-0 items-center gap-2.5">
      <Avatar name={business.name} size="small" />
      <span className="truncate font-semibold" title={business.name}>
        {business.name}
      </span>
    </span>
  );
  if (businesses.length < 2) return <div className="flex min-h-9 items-center px-2">{name}</div>;
  return (
    <DropdownMenu
      align="start"
      trigger={
        <Button tone="quiet" className="justify-start px-2" aria-label={`${business.name}: change business`}>
          {name}
        </Button>
      }
    >
      <MenuLabel>Work for</MenuLabel>
      {businesses.map((each) => (
        <MenuItem key={each.id} onSelect={() => void switchTo(each.id)}>
          {each.name}
        </MenuItem>
      ))}
    </DropdownMenu>
  );
}

function PersonMenu({
  user,
  business,
  scheme,
  onScheme,
  signOut,
}: ShellProps & { onScheme: (scheme: Scheme) => void }) {
  return (
    <DropdownMenu
      trigger={
        <Button tone="quiet" size="icon" aria-label={`${user.name}: account`}>
          <Avatar name={user.name} size="small" />
        </Button>
      }
    >
      <MenuLabel>{user.email}</MenuLabel>
      <MenuItem asChild>
        <a href={siteLinks(business.slug).home} target="_blank" rel="noreferrer">
          <ExternalLink aria-hidden /> Open your site
        </a>
      </MenuItem>
      <MenuItem asChild>
        <Link href="/admin/account">
          <KeyRound aria-hidden /> Your account
        </Link>
      </MenuItem>
      <MenuSeparator />
      <MenuLabel>Light or dark</MenuLabel>
      <MenuChoice
        value={scheme}
        options={schemes.map((value) => ({ value, label: schemeWords[value] }))}
        onChange={onScheme}
      />
      <MenuSeparator />
      <MenuItem onSelect={() => void signOut()}>
        <LogOut aria-hidden /> Sign out
      </MenuItem>
    </DropdownMenu>
  );
}
