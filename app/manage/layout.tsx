import type { Metadata } from 'next';
import type { ReactNode } from 'react';

/** A customer's link is a key: no search engine keeps it and no other site is told it. */
export const metadata: Metadata = {
  title: { absolute: 'Your booking' },
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
};

export default function ManageLayout({ children }: { children: ReactNode }) {
  return children;
}
