import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { connection } from 'next/server';
import { isDemo } from '@/lib/http/auth/demo';
import { SideBySide } from './side-by-side';

export const metadata: Metadata = { title: 'Phone and office', robots: { index: false } };

/** Without the platform's frame: two screens need all the space. */
export default async function SideBySidePage() {
  await connection();
  if (!isDemo()) notFound();
  return <SideBySide />;
}
