import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

export const metadata: Metadata = { title: 'Not found' };

/**
 * For the addresses of a room at which there is nothing. Each room whose pages carry a nonce (proxy.ts) has a page that
 * exports it, so that the answer is made when it is asked for, within the room's frame: the platform's own page for
 * unknown addresses is made once, without a nonce, and its scripts would be refused.
 */
export function NothingHere() {
  notFound();
}
