import type { Metadata } from 'next';
import type { ReactNode } from 'react';

/** A customer's link is a credential: no search engine may index it and no other site may see it. */
export const metadata: Metadata = {
  title: { absolute: 'Your booking' },
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
};

export default function ManageLayout({ children }: { children: ReactNode }) {
  return children;
}
