import {
  Banknote,
  CalendarDays,
  CalendarOff,
  CalendarSync,
  Clock,
  CreditCard,
  Gift,
  Hand,
  Hourglass,
  Images,
  KeyRound,
  LayoutList,
  type LucideIcon,
  Package,
  Palette,
  Plug,
  ScrollText,
  ShieldCheck,
  Store,
  Sun,
  Tags,
  UserRound,
  UserRoundX,
  Users,
  UsersRound,
} from 'lucide-react';
import type { Permission } from '@/lib/domain/permissions';

export type NavItem = { href: string; label: string; icon: LucideIcon; can: Permission; words?: string[] };

/** Every page of the office, in the order of a working day. `words` are search terms of the jump menu. */
export const navigation: { label: string; items: NavItem[] }[] = [
  {
    label: 'Work',
    items: [
      { href: '/admin', label: 'Today', icon: Sun, can: 'booking:read', words: ['home', 'agenda'] },
      {
        href: '/admin/calendar',
        label: 'Week',
        icon: CalendarDays,
        can: 'booking:read',
        words: ['calendar'],
      },
      { href: '/admin/bookings', label: 'Bookings', icon: LayoutList, can: 'booking:read' },
      { href: '/admin/customers', label: 'Customers', icon: UsersRound, can: 'customer:read' },
      {
        href: '/admin/money',
        label: 'Money',
        icon: Banknote,
        can: 'booking:read',
        words: ['overdue', 'refunds', 'disputes'],
      },
      {
        href: '/admin/proposals',
        label: 'Proposals',
        icon: Hand,
        can: 'office:read',
        words: ['assistant', 'confirm', 'undo', 'apps'],
      },
    ],
  },
  {
    label: 'What you sell',
    items: [
      { href: '/admin/packages', label: 'Packages', icon: Package, can: 'catalogue:read', words: ['prices'] },
      { href: '/admin/extras', label: 'Extras', icon: Gift, can: 'catalogue:read', words: ['add-ons'] },
      { href: '/admin/segments', label: 'Segments', icon: Tags, can: 'catalogue:read' },
    ],
  },
  {
    label: 'When you’re open',
    items: [
      {
        href: '/admin/services',
        label: 'Services',
        icon: Hourglass,
        can: 'catalogue:read',
        words: ['duration', 'buffers'],
      },
      {
        href: '/admin/people',
        label: 'People and rooms',
        icon: UserRound,
        can: 'catalogue:read',
        words: ['staff', 'resources'],
      },
      { href: '/admin/hours', label: 'Hours', icon: Clock, can: 'catalogue:read', words: ['schedule'] },
      {
        href: '/admin/closed',
        label: 'Closed periods',
        icon: CalendarOff,
        can: 'catalogue:read',
        words: ['blackouts', 'holidays'],
      },
      {
        href: '/admin/away',
        label: 'Somebody is away',
        icon: UserRoundX,
        can: 'schedule:edit',
        words: ['ill', 'sick', 'absent'],
      },
    ],
  },
  {
    label: 'Your business',
    items: [
      {
        href: '/admin/site',
        label: 'Site',
        icon: Palette,
        can: 'site:edit',
        words: ['texts', 'colors', 'colours'],
      },
      {
        href: '/admin/files',
        label: 'Files',
        icon: Images,
        can: 'file:edit',
        words: ['pictures', 'photos', 'storage', 'uploads'],
      },
      {
        href: '/admin/policy',
        label: 'Policy',
        icon: ScrollText,
        can: 'policy:edit',
        words: ['deposit', 'cancellation'],
      },
      {
        href: '/admin/business',
        label: 'Business',
        icon: Store,
        can: 'settings:edit',
        words: ['time zone', 'tax', 'export', 'download', 'backup'],
      },
      {
        href: '/admin/calendars',
        label: 'Calendars',
        icon: CalendarSync,
        can: 'calendar:connect',
        words: ['google', 'icloud', 'outlook', 'subscribe', 'ics'],
      },
      {
        href: '/admin/payments',
        label: 'Payments',
        icon: CreditCard,
        can: 'payout:connect',
        words: ['stripe', 'payouts'],
      },
      { href: '/admin/team', label: 'Team', icon: Users, can: 'member:manage', words: ['members', 'invite'] },
      { href: '/admin/api-keys', label: 'API keys', icon: KeyRound, can: 'apiKey:manage' },
      {
        href: '/admin/programs',
        label: 'Programs',
        icon: Plug,
        can: 'program:connect',
        words: ['mcp', 'assistant', 'connected', 'apps'],
      },
      {
        href: '/admin/security',
        label: 'Security',
        icon: ShieldCheck,
        can: 'member:manage',
        words: ['log', 'sign-ins', 'history'],
      },
    ],
  },
];

/** Whether a path belongs to a page: the page's URL is its prefix. */
export function isHere(href: string, path: string): boolean {
  return href === '/admin' ? path === href : path === href || path.startsWith(`${href}/`);
}
