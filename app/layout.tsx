import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { faces } from './fonts/faces';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'MAIS: bookings for small businesses', template: '%s · MAIS' },
  description:
    'A booking site, payments and an office for photographers, salons, studios, tours and coaches.',
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fcfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#15110e' },
  ],
};

/** Light or dark follows the device by CSS alone: no script, so no flash and no nonce needed. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={faces}>
      <body className="antialiased">{children}</body>
    </html>
  );
}
