import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

export const metadata: Metadata = { title: 'Not found' };

export const generateStaticParams = async () => [];

/** An address of a business's site at which there is nothing: said within its frame. */
export default function NothingHere() {
  notFound();
}
