import Link from 'next/link';
import type { ReactNode } from 'react';
import { InstantText } from '@/components/ui/instant-text';
import { Money } from '@/components/ui/money';

type DueLineProps = {
  bookingId: string;
  contactName: string;
  reference: string;
  amountCents: number;
  currency: string;
  locale: string;
  /** Since when the sum is owed, epoch ms. */
  at: number;
  timeZone: string;
  children?: ReactNode;
};

/** One open sum with its booking. */
export function DueLine({ bookingId, contactName, reference, children, ...due }: DueLineProps) {
  return (
    <li className="grid gap-2 px-5 py-3">
      <span className="flex flex-wrap items-baseline justify-between gap-x-4">
        <Link
          href={`/admin/bookings/${bookingId}`}
          className="font-medium underline-offset-4 hover:underline"
        >
          {contactName} <span className="text-xs text-faint">{reference}</span>
        </Link>
        <span className="text-sm text-soft">
          since <InstantText at={due.at} timeZone={due.timeZone} show="date" />
        </span>
        <Money cents={due.amountCents} currency={due.currency} locale={due.locale} />
      </span>
      {children}
    </li>
  );
}
