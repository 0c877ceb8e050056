import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BrandStyle } from '@/components/ui/brand-style';
import { Toaster } from '@/components/ui/toaster';
import { hasStandIns } from '@/lib/http/auth/demo';
import { look } from './look';
import { Workshop } from './workshop';

export const metadata: Metadata = { title: 'Components', robots: { index: false } };

/** Every part of components/ui in each of its states. Not there where a vendor is real. */
export default async function WorkshopPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  // Before the question, which is not the build's to answer: what comes from the address is read at each visit.
  const chosen = look.parse(await searchParams);
  if (!hasStandIns()) notFound();
  return (
    <div data-scheme={chosen.theme} className={chosen.voice === 'office' ? 'voice-office' : undefined}>
      {chosen.brand && <BrandStyle color={chosen.brand} />}
      <Workshop {...chosen} />
      <Toaster />
    </div>
  );
}
