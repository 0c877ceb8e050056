import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

export const metadata: Metadata = { title: { absolute: 'Not found' } };

/** An address behind a booking's link at which there is nothing: said within the business's frame. */
export default function NothingHere() {
  notFound();
}
